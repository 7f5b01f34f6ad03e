import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { AnalysisKind } from '../../../analyses/registry'
import { ROLES } from '../../../recipe/schema'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import { formatList } from '../../base/format'
import { locale } from '../../base/language'
import { roleWords } from '../../base/role-words'
import { faceOf } from '../../face-of'
import { limitWords } from '../../run/limit-words'
import { recipeFacts } from '../../run/recipe-facts'
import { useShownJob } from '../../state/shown-job'
import { useWorkspace } from '../../state/workspace'
import { conditionText } from '../open/condition-text'
import { isDrawing } from '../results/copied-rows'
import { activeFilters, switchedFilters } from '../results/filters/active-filters'
import { useGrammar } from '../results/grammar'
import type { GridColumn } from '../results/grid-table'
import { useTopRows } from '../results/use-grid-rows'
import styles from './print.module.css'
import { printable } from './printable'
import { usePrinting } from './use-printing'
import { printWords as words } from './words'

const ROWS = 50

/** The answer on paper, with its question and where it comes from. It is only there while it is printed. */
export function Printed({ kind }: { kind: AnalysisKind }) {
  const printing = usePrinting()
  const job = useShownJob(kind)
  const query = useWorkspace((workspace) => workspace.query)
  if (!printing || !job || (job.result?.rows ?? 0) === 0) return null
  const { columns, picture } = printable()
  if (!columns) return null
  return createPortal(<PrintedPage job={job} query={query} columns={columns} picture={picture} />, document.body)
}

function PrintedPage({
  job,
  query,
  columns,
  picture,
}: {
  job: Job
  query: GridQuery
  columns: readonly GridColumn[]
  picture: (() => string) | null
}) {
  const { recipe, source, outcome } = job
  const { kind } = recipe.analysis
  const nouns = faceOf(kind).words()
  const { rows, matched } = useTopRows(job.jobId, query, ROWS)
  const told = columns.filter((column) => rows[0] !== undefined && !isDrawing(column, rows[0]))
  const file = source?.name ?? formatList(recipe.data.files)
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date())
  return (
    <div data-printed="" className={styles.page}>
      <h1>{recipe.title ?? nouns.title}</h1>
      <p className={styles.question}>{recipeFacts({ ...recipe, data: { ...recipe.data, filters: [] } }).join(' · ')}</p>
      <Origin job={job} query={query} columns={columns} file={file} />
      {(outcome?.limited || outcome?.stopped) && <p>{limitWords(job)}</p>}
      {picture && <Drawn svg={picture()} />}
      <h2>{words.rows(rows.length, matched, nouns)}</h2>
      <table className={styles.rows}>
        <thead>
          <tr>
            {told.map(({ id, label, numeric }) => (
              <th key={id} scope="col" data-numeric={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              {told.map((column) => (
                <td key={column.id} data-numeric={column.numeric}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>{words.page(file, date)}</p>
    </div>
  )
}

/** Which data, which of it, and which rows of the answer. */
function Origin({
  job: { recipe, result },
  query,
  columns,
  file,
}: {
  job: Job
  query: GridQuery
  columns: readonly GridColumn[]
  file: string
}) {
  const grammar = useGrammar()
  const { roles, filters = [] } = recipe.data
  const mapped = ROLES.flatMap((role) =>
    roles[role] === undefined ? [] : [`${roleWords[role].label}: ${roles[role]}`],
  )
  const narrowed = [...switchedFilters(query, result?.groupColumn ?? null, grammar), ...activeFilters(query, grammar)]
  const order = query.sort.flatMap(({ column, descending }) => {
    const label = columns.find(({ id }) => id === column)?.label
    return label === undefined ? [] : [`${label} ${descending ? '↓' : '↑'}`]
  })
  const facts: [string, string[]][] = [
    [words.data, [file]],
    [words.columns, mapped],
    [words.conditions, filters.map(conditionText)],
    [words.filters, narrowed.map(({ label }) => label)],
    [words.order, order],
  ]
  return (
    <dl className={styles.origin}>
      {facts
        .filter(([, told]) => told.length > 0)
        .map(([name, told]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{told.join(' · ')}</dd>
          </div>
        ))}
    </dl>
  )
}

function Drawn({ svg }: { svg: string }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    const { width, height } = { width: drawn.getAttribute('width'), height: drawn.getAttribute('height') }
    if (!drawn.hasAttribute('viewBox')) drawn.setAttribute('viewBox', `0 0 ${width} ${height}`)
    box.current?.replaceChildren(document.importNode(drawn, true))
  }, [svg])
  return <div ref={box} className={styles.picture} />
}
