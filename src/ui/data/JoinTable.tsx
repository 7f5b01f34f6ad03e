import { useQuery } from '@tanstack/react-query'
import { Link2, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { doneOf, type MatchStep, type Steps } from '../../preparation/steps'
import { keyColumns, onColumns, sameKeys } from '../../preparation/steps/join-says'
import type { JoinProposal, OpenTables, TableBeside } from '../../workers/protocol/tables'
import { Button } from '../base/components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { IconButton } from '../base/components/IconButton'
import { Notice } from '../base/components/Notice'
import { Select } from '../base/components/Select'
import { formatCount, formatList, formatPercent } from '../base/format'
import { useMapping } from '../parts/open/use-mapping'
import { useEngine } from '../state/engine-context'
import styles from './Tables.module.css'
import { tableWords as words } from './table-words'

interface Chosen {
  left: string | null
  right: string | null
}

/** What becomes of a line that several rows match. */
const MATCHING = ['first', 'left', 'inner'] as const
type Matching = (typeof MATCHING)[number]

export function Why({ proposal, step }: { proposal: JoinProposal | undefined; step: MatchStep }) {
  if (!proposal || !sameKeys(proposal.step.on, step.on)) return null
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

function proposed(proposal: JoinProposal | undefined): Chosen[] {
  if (!proposal) return [{ left: null, right: null }]
  const right = keyColumns(proposal.step.on.right)
  return keyColumns(proposal.step.on.left).map((left, at) => ({ left, right: right[at] ?? null }))
}

const complete = (chosen: readonly Chosen[]) =>
  chosen.flatMap(({ left, right }) => (left === null || right === null ? [] : [{ left, right }]))

/** A table that is not joined: what speaks for it, and the choice of how. */
export function JoinTable({
  table: { name, info },
  tables,
  proposal,
  onJoin,
}: {
  table: TableBeside
  tables: OpenTables
  proposal: JoinProposal | undefined
  onJoin(step: MatchStep): void
}) {
  const [chosen, setChosen] = useState(() => proposed(proposal))
  const [matching, setMatching] = useState<Matching>('first')
  const pairs = complete(chosen)
  const ready = pairs.length === chosen.length
  const on = ready ? onColumns(pairs) : undefined
  const asProposed = on !== undefined && proposal !== undefined && sameKeys(on, proposal.step.on)
  const keys = asProposed && proposal.step.keys ? { keys: proposal.step.keys } : {}
  const step: MatchStep | undefined =
    on &&
    (matching === 'first'
      ? { step: 'join', source: name, on, ...keys }
      : { step: 'expand', source: name, on, ...keys, ...(matching === 'inner' ? { how: 'inner' as const } : {}) })
  return (
    <>
      <p className={styles.says}>
        {proposal ? (
          <>
            {words.mayBe(
              formatList(keyColumns(proposal.step.on.left)),
              formatList(keyColumns(proposal.step.on.right)),
              keyColumns(proposal.step.on.left).length > 1,
            )}{' '}
            <Why proposal={proposal} step={proposal.step} />
          </>
        ) : (
          words.noKey
        )}
      </p>
      {asProposed && proposal.repeated > 0 && matching === 'first' && (
        <Notice tone="warn">
          {words.wouldRepeat(
            proposal.repeated,
            formatCount(proposal.repeated),
            formatList(keyColumns(proposal.step.on.right)),
            formatList(proposal.examples),
          )}
        </Notice>
      )}
      <Keys name={name} info={info} tables={tables} chosen={chosen} onChange={setChosen} />
      <Select<Matching>
        label={words.severalMatch}
        value={matching}
        options={MATCHING.map((id) => ({ id, label: words.matching[id] }))}
        onChange={setMatching}
      />
      {step?.step === 'expand' && <Fanned step={step} />}
      <Button icon={<Link2 aria-hidden="true" />} isDisabled={!step} onPress={() => step && onJoin(step)}>
        {words.join}
      </Button>
    </>
  )
}

/** Which columns hold the same keys on both sides. */
function Keys({
  name,
  info,
  tables,
  chosen,
  onChange,
}: {
  name: string
  info: TableBeside['info']
  tables: OpenTables
  chosen: readonly Chosen[]
  onChange(chosen: Chosen[]): void
}) {
  const columns = tables.made?.info.columns ?? tables.lines.columns
  const optionsOf = (of: OpenTables['lines']['columns']) =>
    of.filter(({ type }) => type !== 'list').map((column) => ({ id: column.name, label: column.name }))
  const put = (at: number, part: Partial<Chosen>) =>
    onChange(chosen.map((pair, place) => (place === at ? { ...pair, ...part } : pair)))
  return (
    <div className={styles.keys}>
      {chosen.map(({ left, right }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns may be chosen twice on the way; their place is their name.
        <div key={at} className={styles.choice} data-several={chosen.length > 1 ? '' : undefined}>
          <Select
            label={words.columnOfLines(tables.name)}
            hideLabel={at > 0}
            value={left}
            options={optionsOf(columns)}
            placeholder={words.choose}
            onChange={(column) => put(at, { left: column })}
          />
          <Select
            label={words.columnOfTable(name)}
            hideLabel={at > 0}
            value={right}
            options={optionsOf(info.columns)}
            placeholder={words.choose}
            onChange={(column) => put(at, { right: column })}
          />
          {chosen.length > 1 && (
            <IconButton
              label={words.notBy(left ?? right ?? words.choose)}
              onPress={() => onChange(chosen.filter((_, place) => place !== at))}
            >
              <X aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      <Button
        kind="quiet"
        size="small"
        icon={<Plus aria-hidden="true" />}
        onPress={() => onChange([...chosen, { left: null, right: null }])}
      >
        {words.andBy}
      </Button>
    </div>
  )
}

/** What the lines would become, counted before they do. */
function Fanned({ step }: { step: Steps['expand'] }) {
  const engine = useEngine()
  const { data } = useMapping()
  const { prepared } = data
  const before = doneOf(prepared?.steps ?? [])
  const fan = useQuery({
    queryKey: ['fan', data.read, prepared, step],
    queryFn: async ({ signal }) => {
      if (!prepared) return null
      const asked = { ...data, prepared: { ...prepared, steps: [...before, step] } }
      const lines = await engine.rowsAfter(asked, before.length, signal)
      return { lines, rows: await engine.rowsAfter(asked, before.length + 1, signal) }
    },
  })
  if (fan.error) return <ErrorNotice error={fan.error} />
  return (
    <p className={styles.says} role="status">
      {fan.data ? words.fanned(formatCount(fan.data.lines), formatCount(fan.data.rows)) : words.counting}
    </p>
  )
}
