import { Link2, Link2Off, Rows3, Table2 } from 'lucide-react'
import { useState } from 'react'
import { isJoin } from '../../preparation/steps'
import type { JoinStep } from '../../preparation/steps/join'
import type { Preparation } from '../../recipe/schema'
import type { JoinProposal, OpenTables, TableBeside } from '../../workers/protocol/tables'
import { Button } from '../base/components/Button'
import { Notice } from '../base/components/Notice'
import { Select } from '../base/components/Select'
import { formatCount, formatList, formatPercent } from '../base/format'
import { ofItems } from '../parts/open/several'
import { takeAsLines } from '../parts/open/take-as-lines'
import { useMapping } from '../parts/open/use-mapping'
import { useCommandContext } from '../run/commands/use-commands'
import { ItemsCalled } from './ItemsCalled'
import styles from './Tables.module.css'
import { tableWords as words } from './table-words'

/** What is open where there are several tables: which has the lines, and what the others add to them. */
export default function Tables({ tables }: { tables: OpenTables }) {
  const { data, change, setRole } = useMapping()
  const context = useCommandContext()
  const { prepared } = data
  if (!prepared) return null
  const join = (step: JoinStep) =>
    change({
      prepared: { ...prepared, steps: [...prepared.steps, step] },
      ...(tables.items?.source === step.source ? ofItems(tables.items) : {}),
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
          (step) => !isJoin(step) || (step.source !== source && !gone.includes(step.on.left)),
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
  table: { name, info },
  tables,
  prepared,
  onJoin,
  onSeparate,
  onLines,
}: {
  table: TableBeside
  tables: OpenTables
  prepared: Preparation
  onJoin(step: JoinStep): void
  onSeparate(source: string, gone: readonly string[]): void
  onLines(name: string): void
}) {
  const step = prepared.steps.filter(isJoin).find(({ source }) => source === name)
  const proposal = tables.joins.find((join) => join.step.source === name)
  const added = Object.entries(tables.made?.origins ?? {}).flatMap(([column, from]) => (from === name ? [column] : []))
  const repeated = tables.made?.joins.find(({ source }) => source === name)?.repeated ?? 0
  return (
    <li className={styles.table} data-joined={step ? '' : undefined}>
      <Head icon={<Table2 aria-hidden="true" />} name={name} info={info} role={step ? words.joined : words.apart} />
      {step ? (
        <>
          <p className={styles.says}>
            {words.on(step.on.left, step.on.right)} <Why proposal={proposal} step={step} />
          </p>
          {repeated > 0 && (
            <Notice tone="warn">{words.repeated(repeated, formatCount(repeated), step.on.right)}</Notice>
          )}
          {added.length > 0 && <p className={styles.adds}>{words.adds(formatList(added))}</p>}
          <Button
            kind="quiet"
            size="small"
            icon={<Link2Off aria-hidden="true" />}
            onPress={() => onSeparate(name, added)}
          >
            {words.separate}
          </Button>
        </>
      ) : (
        <Join table={{ name, info }} tables={tables} proposal={proposal} onJoin={onJoin} />
      )}
      <Button kind="quiet" size="small" icon={<Rows3 aria-hidden="true" />} onPress={() => onLines(name)}>
        {words.takeAsLines}
      </Button>
    </li>
  )
}

function Why({ proposal, step }: { proposal: JoinProposal | undefined; step: JoinStep }) {
  if (!proposal || proposal.step.on.left !== step.on.left || proposal.step.on.right !== step.on.right) return null
  const { left, right, sampled } = proposal
  const found = words.found(formatCount(left.matched), formatCount(left.values), sampled)
  const used = words.used(formatPercent(right.matched / right.values), formatCount(right.values))
  return (
    <>
      {found} {used}
      {step.keys === 'number' && ` ${words.asNumbers}`}
    </>
  )
}

/** A table that is not joined: what speaks for it, or the choice of how. */
function Join({
  table: { name, info },
  tables,
  proposal,
  onJoin,
}: {
  table: TableBeside
  tables: OpenTables
  proposal: JoinProposal | undefined
  onJoin(step: JoinStep): void
}) {
  const [left, setLeft] = useState<string | null>(proposal?.step.on.left ?? null)
  const [right, setRight] = useState<string | null>(proposal?.step.on.right ?? null)
  const columns = tables.made?.info.columns ?? tables.lines.columns
  const optionsOf = (of: OpenTables['lines']['columns']) =>
    of.filter(({ type }) => type !== 'list').map((column) => ({ id: column.name, label: column.name }))
  const asProposed = proposal?.step.on.left === left && proposal?.step.on.right === right
  const join = () => {
    if (asProposed && proposal) onJoin(proposal.step)
    else if (left !== null && right !== null) onJoin({ step: 'join', source: name, on: { left, right } })
  }
  return (
    <>
      <p className={styles.says}>
        {proposal ? (
          <>
            {words.mayBe(proposal.step.on.left, proposal.step.on.right)}{' '}
            <Why proposal={proposal} step={proposal.step} />
          </>
        ) : (
          words.noKey
        )}
      </p>
      {proposal && proposal.repeated > 0 && (
        <Notice tone="warn">
          {words.wouldRepeat(
            proposal.repeated,
            formatCount(proposal.repeated),
            proposal.step.on.right,
            formatList(proposal.examples),
          )}
        </Notice>
      )}
      <div className={styles.choice}>
        <Select
          label={words.columnOfLines(tables.name)}
          value={left}
          options={optionsOf(columns)}
          placeholder={words.choose}
          onChange={setLeft}
        />
        <Select
          label={words.columnOfTable(name)}
          value={right}
          options={optionsOf(info.columns)}
          placeholder={words.choose}
          onChange={setRight}
        />
        <Button icon={<Link2 aria-hidden="true" />} isDisabled={left === null || right === null} onPress={join}>
          {words.join}
        </Button>
      </div>
    </>
  )
}
