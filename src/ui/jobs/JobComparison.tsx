import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Job } from '../../workers/protocol/jobs'
import type { ResultRow, ResultsCompared } from '../../workers/protocol/result'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { IconButton } from '../base/components/IconButton'
import { formatBytes, formatCount, formatDuration, formatNumber, formatProbability } from '../base/format'
import { locale } from '../base/language'
import { kindWords } from '../face-of'
import { useEngine } from '../state/engine-context'
import styles from './JobComparison.module.css'
import { memoryOf } from './JobRow'
import { questionDifference } from './question-difference'
import { jobs, comparison as words } from './words'

const nameOf = ({ recipe, submittedAt }: Job) => {
  const at = new Date(submittedAt).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'medium' })
  return `${recipe.title ?? kindWords[recipe.analysis.kind].title}, ${at}`
}

/** Two runs side by side: what was asked, which rows came and went, what they measure, and what they took. */
export function JobComparison({ before, after, onClose }: { before: Job; after: Job; onClose(): void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const differences = questionDifference(before.recipe, after.recipe)
  return (
    <section className={styles.comparison} aria-label={words.title}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={words.close} onPress={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <Sides
        caption={words.asked}
        first={words.parameter}
        heads={[`${words.before}: ${nameOf(before)}`, `${words.after}: ${nameOf(after)}`]}
        rows={differences.map(({ name, ...sides }) => [
          <code key={name}>{name}</code>,
          plainly(sides.before),
          plainly(sides.after),
        ])}
        empty={words.sameQuestion}
      />
      {before.result?.kind === after.result?.kind ? (
        <RowsCompared before={before} after={after} />
      ) : (
        <p>{words.otherKind}</p>
      )}
      <Took before={before} after={after} />
    </section>
  )
}

/** A word as people write it; the rest is JSON. */
const plainly = (value: string | undefined): string =>
  value === undefined ? words.notSet : value.startsWith('"') ? String(JSON.parse(value)) : value

interface SidesProps {
  caption: string
  first: string
  heads: readonly string[]
  rows: readonly (readonly ReactNode[])[]
  empty?: string
}

function Sides({ caption, first, heads, rows, empty }: SidesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are.
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same.
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>{empty}</p>}
    </section>
  )
}

function RowsCompared({ before, after }: { before: Job; after: Job }) {
  const { results } = useEngine()
  const { data, error } = useQuery({
    queryKey: ['compared', before.jobId, after.jobId],
    queryFn: ({ signal }) => results.compareResults(before.jobId, after.jobId, signal),
  })
  if (error) return <ErrorNotice error={error} />
  if (!data) return <p role="status">{words.comparing}</p>
  return (
    <>
      <p>{words.told(data.gained.rows, data.lost.rows, data.shared)}</p>
      <Some title={words.gained(data.gained.rows)} {...data.gained} />
      <Some title={words.lost(data.lost.rows)} {...data.lost} />
      {data.shared > 0 && <Measures {...data} />}
    </>
  )
}

const isLabel = (cell: unknown) => typeof cell === 'string' || (Array.isArray(cell) && typeof cell[0] === 'string')

/** A row by its labels alone: what is measured of it stands nowhere else to be compared with. */
const textOf = ({ cells }: ResultRow) =>
  Object.values(cells)
    .filter(isLabel)
    .map((cell) => (Array.isArray(cell) ? cell.join(', ') : String(cell)))
    .join(' → ')

function Some({ title, rows, first }: { title: string; rows: number; first: readonly ResultRow[] }) {
  if (rows === 0) return null
  return (
    <details className={styles.some}>
      <summary>{title}</summary>
      <ul>
        {first.map((row) => (
          <li key={row.index}>{textOf(row)}</li>
        ))}
        {rows > first.length && <li>{words.andMore(rows - first.length)}</li>}
      </ul>
    </details>
  )
}

function number(value: number | null): string {
  if (value === null) return ''
  if (Number.isInteger(value)) return formatCount(value)
  return value > 0 && value < 1e-4 ? formatProbability(value) : formatNumber(value, Math.abs(value) < 1 ? 4 : 2)
}

function Measures({ measures, shared }: ResultsCompared) {
  return (
    <Sides
      caption={words.measures}
      first={words.measure}
      heads={[words.before, words.after, words.differs]}
      rows={measures.map(({ name, changed, ...sides }) => [
        <code key={name}>{name}</code>,
        number(sides.before),
        number(sides.after),
        `${formatCount(changed)} / ${formatCount(shared)}`,
      ])}
    />
  )
}

function Took({ before, after }: { before: Job; after: Job }) {
  const time = (pick: 'ingest' | 'encode' | 'kernel' | 'total') =>
    [before, after].map(({ outcome }) => (outcome ? formatDuration(outcome.timings[pick]) : ''))
  return (
    <Sides
      caption={words.time}
      first={words.what}
      heads={[words.before, words.after]}
      rows={[
        [words.rowsFound, ...[before, after].map(({ outcome }) => formatCount(outcome?.rows ?? 0))],
        [jobs.reading, ...time('ingest')],
        [jobs.encoding, ...time('encode')],
        [jobs.mining, ...time('kernel')],
        [words.total, ...time('total')],
        [words.threads, ...[before, after].map(({ outcome }) => formatCount(outcome?.threads ?? 1))],
        [words.memory, ...[before, after].map((job) => formatBytes(memoryOf(job)))],
      ]}
    />
  )
}
