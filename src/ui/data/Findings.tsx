import { CircleCheck, CircleDot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Health, NettedReturns, TableInfo } from '../../workers/protocol/table'
import { Button } from '../base/components/Button'
import { formatCount, formatList, formatPercent } from '../base/format'
import { groupWord, groupWords } from '../base/group-word'
import { said } from '../base/told'
import { faceOf, verbsOf } from '../face-of'
import { ApartLine, OddityLine } from '../parts/oddities/OddityLine'
import { useOddities } from '../parts/oddities/use-oddities'
import { useMapping } from '../parts/open/use-mapping'
import { useAnalysis } from '../run/use-analysis'
import { useWorkspace } from '../state/workspace'
import styles from './Findings.module.css'
import { shapes } from './shape-words'
import { capitalized, ingest as words } from './words'

const FEW_LINES = 5

/** Rules of fewer baskets rest on little. */
const SMALL_GROUP = 200

/** Rows without these stay. */
const COUNTED_AS: Partial<Record<string, number>> = { value: 0, quantity: 1 }

interface Finding {
  text: ReactNode
  /** Something to decide; the others were dealt with. */
  warns: boolean
}

/** What stands out, and what was done about it. */
export function Findings({ table: { health, shape, groupColumn } }: { table: TableInfo }) {
  const analysis = useWorkspace((w) => w.recipe.analysis)
  const { open, apart, leaveOut, keep, net, putBack } = useOddities({ whateverTheSize: true })
  const shapeWords = shapes[shape]
  const { results } = verbsOf(analysis)
  const { nulls, unreadable, ubiquitous } = health
  const small = groupColumn === null ? 0 : health.groups.filter(({ baskets }) => baskets < SMALL_GROUP).length
  const findings: Finding[] = []
  const note = (text: ReactNode) => findings.push({ text, warns: false })
  const warn = (text: ReactNode) => findings.push({ text, warns: true })
  if (health.filteredRows > 0) note(words.health.filtered(formatCount(health.filteredRows)))
  for (const { role, column, rows } of nulls) {
    const as = COUNTED_AS[role]
    const count = formatCount(rows)
    const money = role === 'value' || role === 'price' || role === 'cost'
    if (money && shape === 'priced') note(words.health.outsideMoney(count, column))
    else if (role === 'time' && shape === 'ratings') note(words.health.nullTimes(count, column))
    else note(as === undefined ? words.health.nulls(count, column) : words.health.nullsCount(count, column, as))
  }
  if (health.netted) note(<Netted netted={health.netted} />)
  for (const oddity of apart) note(<ApartLine oddity={oddity} putBack={() => putBack([oddity])} />)
  for (const oddity of open) {
    const [out, stay] = [() => leaveOut([oddity]), () => keep([oddity])]
    warn(<OddityLine oddity={oddity} leaveOut={out} keep={stay} net={net(oddity)} />)
  }
  if (health.duplicates > 0) note(words.health.duplicates(formatCount(health.duplicates), shapeWords))
  if (health.droppedPairs) note(words.health.droppedPairs(formatCount(health.droppedPairs)))
  if (health.collisions > 0) {
    note(words.health.collisions(formatCount(health.collisions), groupWord(groupColumn), shapeWords))
  }
  if (small > 0) {
    warn(words.health.small(formatCount(small), groupWords(groupColumn), formatCount(SMALL_GROUP), shapeWords, results))
  }
  if (ubiquitous.length > 0) warn(<Ubiquitous items={ubiquitous} shape={shape} />)
  if (unreadable.count > 0) warn(<Unreadable unreadable={unreadable} />)
  return (
    <ul className={styles.findings}>
      {findings.length === 0 ? (
        <li data-fine="">
          <CircleCheck aria-hidden="true" />
          <div>{words.health.allFine}</div>
        </li>
      ) : (
        findings.map(({ text, warns }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed order, rebuilt as a whole.
          <li key={at} data-warns={warns ? '' : undefined}>
            <CircleDot aria-hidden="true" />
            <div>{text}</div>
          </li>
        ))
      )}
    </ul>
  )
}

function Netted({ netted: { returns, whole, partly, unfound } }: { netted: NettedReturns }) {
  const { change } = useMapping()
  return (
    <>
      {words.health.netted(formatCount(returns), formatCount(whole), formatCount(partly), formatCount(unfound))}{' '}
      <Button size="small" onPress={() => change({ returns: undefined })}>
        {words.health.unnet}
      </Button>
    </>
  )
}

function Ubiquitous({ items, shape }: { items: Health['ubiquitous']; shape: TableInfo['shape'] }) {
  const [analysis] = useAnalysis()
  const [, change] = useAnalysis<{ exclude?: string[] }>()
  const exclude = faceOf(analysis.kind).excluded?.(analysis) ?? null
  const labels = items.map(({ label }) => label)
  const named = formatList(items.slice(0, 3).map(({ label, share }) => `${label} (${formatPercent(share)})`))
  return (
    <>
      {words.health.ubiquitous(named, shapes[shape], capitalized(verbsOf(analysis).results))}{' '}
      {exclude === null ? null : labels.every((label) => exclude.includes(label)) ? (
        words.health.excluded
      ) : (
        <Button size="small" onPress={() => change({ exclude: [...new Set([...exclude, ...labels])] })}>
          {words.health.excludeThem}
        </Button>
      )}
    </>
  )
}

function Unreadable({ unreadable }: { unreadable: Health['unreadable'] }) {
  return (
    <>
      {words.health.unreadable(formatCount(unreadable.count))}
      {unreadable.first.length > 0 && (
        <details className={styles.lines} open={unreadable.first.length <= FEW_LINES}>
          <summary>{words.health.unreadableFirst}</summary>
          <ul>
            {unreadable.first.map(({ file, line, reason }) => (
              <li key={`${file} ${line}`}>
                {file}, <b>{words.health.line(formatCount(line))}</b>: {said(reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
