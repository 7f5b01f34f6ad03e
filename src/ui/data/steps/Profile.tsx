import { CircleDot } from 'lucide-react'
import { useState } from 'react'
import type { Step } from '../../../preparation/steps'
import type { SourceInfo } from '../../../workers/protocol/files'
import type { ColumnFigures, SourceFinding, SourceProfile } from '../../../workers/protocol/profile'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Segmented } from '../../base/components/Segmented'
import { formatCount, formatNumber } from '../../base/format'
import { said } from '../../base/told'
import { useEngineState } from '../../state/engine-context'
import { useProfile } from '../use-profile'
import styles from './Profile.module.css'
import { stepWords } from './step-words'

const words = stepWords.profile
const MOST_FINDINGS = 12
const LINES = '\u0000'

interface Deciding {
  /** `table` is one beside the lines, where the step is done to that alone. */
  onAccept(step: Step, table: string | undefined): void
  onChange(step: Step, table: { name: string; columns: readonly ColumnFigures[] } | undefined): void
}

/** What stands out in each table, with a step that mends it: to accept, to change, or to leave. */
export function Profile({ source, onAccept, onChange }: { source: SourceInfo } & Deciding) {
  const tables = useEngineState((state) => state.tables)
  const [chosen, setChosen] = useState(LINES)
  const beside = tables?.beside.find(({ name }) => name === chosen)
  const profile = useProfile(beside?.info ?? source, beside && { name: beside.name, id: beside.info.id })
  const [declined, setDeclined] = useState<readonly string[]>([])
  const of = beside?.name ?? ''
  const open = (profile.data?.findings ?? []).filter(({ id }) => !declined.includes(`${of} ${id}`))
  return (
    <section className={styles.profile} aria-labelledby="profile-title">
      <h3 id="profile-title">{words.title}</h3>
      {tables && tables.beside.length > 0 && (
        <Segmented
          label={words.of}
          hideLabel
          value={chosen}
          options={[{ id: LINES, label: tables.name }, ...tables.beside.map(({ name }) => ({ id: name, label: name }))]}
          onChange={setChosen}
        />
      )}
      {profile.error && <ErrorNotice error={profile.error} />}
      {profile.isFetching && <p>{words.looking}</p>}
      {profile.waits && (
        <p>
          {words.large}{' '}
          <Button size="small" onPress={() => void profile.refetch()}>
            {words.start}
          </Button>
        </p>
      )}
      {profile.data && (
        <>
          <p>
            {words.rows(formatCount(profile.data.rows), profile.data.sampled)} {open.length === 0 && words.nothing}
          </p>
          <ul>
            {open.slice(0, MOST_FINDINGS).map((finding) => (
              <Finding
                key={finding.id}
                finding={finding}
                onAccept={(step) => onAccept(step, beside?.name)}
                onChange={(step) =>
                  onChange(step, beside && { name: beside.name, columns: profile.data?.columns ?? [] })
                }
                onDecline={() => setDeclined([...declined, `${of} ${finding.id}`])}
              />
            ))}
          </ul>
          <Figures profile={profile.data} />
        </>
      )}
    </section>
  )
}

function Finding({
  finding: { says, step },
  onAccept,
  onChange,
  onDecline,
}: {
  finding: SourceFinding
  onAccept(step: Step): void
  onChange(step: Step): void
  onDecline(): void
}) {
  return (
    <li>
      <CircleDot aria-hidden="true" />
      <p>{said(says)}</p>
      <div>
        <Button size="small" onPress={() => onAccept(step)}>
          {words.accept(stepWords.names[step.step])}
        </Button>
        <Button size="small" kind="quiet" onPress={() => onChange(step)}>
          {words.change}
        </Button>
        <Button size="small" kind="quiet" onPress={onDecline}>
          {words.decline}
        </Button>
      </div>
    </li>
  )
}

const isTime = ({ type }: ColumnFigures) => type === 'date' || type === 'timestamp'

function shown(column: ColumnFigures, value: number | undefined): string {
  if (value === undefined) return ''
  if (!isTime(column)) return formatNumber(value)
  return new Date(value)
    .toISOString()
    .slice(0, column.type === 'date' ? 10 : 16)
    .replace('T', ' ')
}

function Figures({ profile: { columns } }: { profile: SourceProfile }) {
  return (
    <details className={styles.figures}>
      <summary>{words.figures}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label={words.figures}>
        <table>
          <thead>
            <tr>
              {[words.column, words.missing, words.different, words.smallest, words.middle, words.largest].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
              <th scope="col">{words.mean}</th>
              <th scope="col">{words.skew}</th>
              <th scope="col">{words.outliers}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td>{formatCount(column.nulls)}</td>
                <td>{formatCount(column.distinct)}</td>
                <td>{shown(column, column.min)}</td>
                <td>{shown(column, column.quartiles?.[1])}</td>
                <td>{shown(column, column.max)}</td>
                <td>{shown(column, column.mean)}</td>
                <td>{column.skew === undefined ? '' : formatNumber(column.skew, 1)}</td>
                <td>{column.outliers === undefined ? '' : formatCount(column.outliers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
