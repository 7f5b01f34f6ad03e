import { Link2Off, Rows3, Table2 } from 'lucide-react'
import { type MatchStep, matchesRows } from '../../preparation/steps'
import { keyColumns } from '../../preparation/steps/join-says'
import type { Preparation } from '../../recipe/schema'
import type { OpenTables, TableBeside } from '../../workers/protocol/tables'
import { Button } from '../base/components/Button'
import { Notice } from '../base/components/Notice'
import { formatCount, formatList } from '../base/format'
import { ofItems } from '../parts/open/several'
import { takeAsLines } from '../parts/open/take-as-lines'
import { useMapping } from '../parts/open/use-mapping'
import { useCommandContext } from '../run/commands/use-commands'
import { BesideTable, useBesideLook } from './BesideTable'
import { ItemsCalled } from './ItemsCalled'
import { JoinTable, Why } from './JoinTable'
import styles from './Tables.module.css'
import { besideWords, tableWords as words } from './table-words'

/** What is open where there are several tables: which has the lines, and what the others add to them. */
export default function Tables({ tables }: { tables: OpenTables }) {
  const { data, change, setRole } = useMapping()
  const context = useCommandContext()
  const { prepared } = data
  if (!prepared) return null
  const join = (step: MatchStep) =>
    change({
      prepared: { ...prepared, steps: [...prepared.steps, step] },
      ...(step.step === 'join' && tables.items?.source === step.source ? ofItems(tables.items) : {}),
    })
  // What other tables were joined by, and what items were called by, goes with the columns that say it.
  const separate = (source: string, gone: readonly string[]) => {
    const levels = data.levels?.filter((name) => !gone.includes(name)) ?? []
    const stays = (name: string | undefined) => name === undefined || !gone.includes(name)
    if (!stays(data.roles.group)) setRole('group', null)
    change({
      roles: Object.fromEntries(Object.entries(data.roles).filter(([, name]) => stays(name))),
      filters: data.filters?.filter(({ column }) => stays(column)),
      prepared: {
        ...prepared,
        steps: prepared.steps.filter(
          (step) =>
            !matchesRows(step) ||
            (step.source !== source && !keyColumns(step.on.left).some((name) => gone.includes(name))),
        ),
      },
      levels: levels.length === 0 ? undefined : levels,
      level: data.level !== undefined && gone.includes(data.level) ? undefined : data.level,
      mix: data.mix?.some((name) => gone.includes(name)) ? undefined : data.mix,
      names: data.names?.item !== undefined && gone.includes(data.names.item) ? undefined : data.names,
    })
  }
  return (
    <section className={styles.tables} aria-labelledby="tables-title">
      <h2 id="tables-title">{words.title}</h2>
      <ul>
        <li className={styles.table}>
          <Head icon={<Rows3 aria-hidden="true" />} name={tables.name} info={tables.lines} role={words.lines} />
          <p className={styles.says}>{words.linesHint}</p>
        </li>
        {tables.beside.map((table) => (
          <Beside
            key={table.name}
            table={table}
            tables={tables}
            prepared={prepared}
            onJoin={join}
            onSeparate={separate}
            onLines={(name) => void takeAsLines(context, name)}
          />
        ))}
      </ul>
      <ItemsCalled tables={tables} />
    </section>
  )
}

function Head({
  icon,
  name,
  info,
  role,
}: {
  icon: React.ReactNode
  name: string
  info: OpenTables['lines']
  role: string
}) {
  return (
    <header className={styles.head}>
      {icon}
      <h3 title={info.files.map((file) => file.name).join('\n')}>{name}</h3>
      <b>{role}</b>
      <span>{words.size(formatCount(info.rows), info.rowsExact, formatCount(info.columns.length))}</span>
    </header>
  )
}

function Beside({
  table,
  tables,
  prepared,
  onJoin,
  onSeparate,
  onLines,
}: {
  table: TableBeside
  tables: OpenTables
  prepared: Preparation
  onJoin(step: MatchStep): void
  onSeparate(source: string, gone: readonly string[]): void
  onLines(name: string): void
}) {
  const { name } = table
  const look = useBesideLook(table)
  const info = look.data?.info ?? table.info
  const step = prepared.steps.filter(matchesRows).find(({ source }) => source === name)
  const proposal = look.data?.join ?? tables.joins.find((join) => join.step.source === name)
  const added = Object.entries(tables.made?.origins ?? {}).flatMap(([column, from]) => (from === name ? [column] : []))
  const [left, right] = step ? [keyColumns(step.on.left), keyColumns(step.on.right)] : [[], []]
  const gone = right.filter((column) => !info.columns.some((each) => each.name === column))
  const repeated = tables.made?.joins.find(({ source }) => source === name)?.repeated ?? 0
  return (
    <li className={styles.table} data-joined={step ? '' : undefined}>
      <Head icon={<Table2 aria-hidden="true" />} name={name} info={info} role={step ? words.joined : words.apart} />
      {step ? (
        <>
          <p className={styles.says}>
            {words.on(formatList(left), formatList(right), left.length > 1)} <Why proposal={proposal} step={step} />{' '}
            {step.step === 'expand' && words.each(step.how === 'inner')}
          </p>
          {gone.length > 0 && <Notice tone="warn">{besideWords.gone(formatList(gone))}</Notice>}
          {repeated > 0 && (
            <Notice tone="warn">{words.repeated(repeated, formatCount(repeated), formatList(right))}</Notice>
          )}
          {added.length > 0 && <p className={styles.adds}>{words.adds(formatList(added))}</p>}
        </>
      ) : (
        <JoinTable
          key={JSON.stringify(proposal?.step)}
          table={{ name, info }}
          tables={tables}
          proposal={proposal}
          onJoin={onJoin}
        />
      )}
      <BesideTable table={table} info={info} look={look} />
      <div className={styles.answers}>
        {step && (
          <Button
            kind="quiet"
            size="small"
            icon={<Link2Off aria-hidden="true" />}
            onPress={() => onSeparate(name, added)}
          >
            {words.separate}
          </Button>
        )}
        <Button kind="quiet" size="small" icon={<Rows3 aria-hidden="true" />} onPress={() => onLines(name)}>
          {words.takeAsLines}
        </Button>
      </div>
    </li>
  )
}
