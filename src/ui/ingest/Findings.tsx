import { CircleCheck, CircleDot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Health } from '../../workers/protocol'
import { Button } from '../components/Button'
import { formatCount, formatList, formatPercent } from '../components/format'
import { useAnalysis } from '../run/use-analysis'
import { groupWord, groupWords } from '../words/group-word'
import { ingest as words } from '../words/ingest'
import styles from './Findings.module.css'

const FEW_LINES = 5

/** Rules of fewer baskets rest on little. */
const SMALL_GROUP = 200

interface Finding {
  text: ReactNode
  /** Something to decide; the others were dealt with. */
  warns: boolean
}

/** What stands out, and what was done about it. */
export function Findings({ health, group }: { health: Health; group: string | undefined }) {
  const { nulls, unreadable, ubiquitous } = health
  const small = group === undefined ? 0 : health.groups.filter(({ baskets }) => baskets < SMALL_GROUP).length
  const findings: Finding[] = []
  const note = (text: ReactNode) => findings.push({ text, warns: false })
  const warn = (text: ReactNode) => findings.push({ text, warns: true })
  if (health.filteredRows > 0) note(words.health.filtered(formatCount(health.filteredRows)))
  for (const { column, rows } of nulls) {
    if (rows > 0) note(words.health.nulls(formatCount(rows), column))
  }
  if (health.duplicates > 0) note(words.health.duplicates(formatCount(health.duplicates)))
  if (health.collisions > 0) note(words.health.collisions(formatCount(health.collisions), groupWord(group ?? null)))
  if (small > 0) {
    warn(words.health.small(formatCount(small), groupWords(group ?? null), formatCount(SMALL_GROUP)))
  }
  if (ubiquitous.length > 0) warn(<Ubiquitous items={ubiquitous} />)
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

function Ubiquitous({ items }: { items: Health['ubiquitous'] }) {
  const [analysis, change] = useAnalysis()
  const exclude = ('exclude' in analysis && analysis.exclude) || []
  const labels = items.map(({ label }) => label)
  const done = labels.every((label) => exclude.includes(label))
  const named = formatList(items.slice(0, 3).map(({ label, share }) => `${label} (${formatPercent(share)})`))
  return (
    <>
      {words.health.ubiquitous(named)}{' '}
      {done ? (
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
                {file}, <b>{words.health.line(formatCount(line))}</b>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
