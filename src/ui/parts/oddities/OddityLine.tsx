import type { Oddity } from '../../../workers/protocol/oddities'
import { Button } from '../../base/components/Button'
import { formatCount, formatList } from '../../base/format'
import styles from './oddities.module.css'
import { oddityWords as words } from './words'

const NAMED = 4

function sentence({ kind, lines, items, prefix, baskets, without }: Oddity): string {
  const count = formatCount(lines)
  if (kind === 'cancelled') return words.cancelled(count, formatCount(baskets ?? 0), prefix ?? '')
  if (kind === 'negative') return words.negative(count, without.column)
  const named = items.slice(0, NAMED).map(({ label }) => label)
  const more = items.length - named.length
  return words[kind](formatList(more > 0 ? [...named, words.more(formatCount(more))] : named), count)
}

/** One sort of lines that was left out with the first guess at the file, and the way back. */
export function ApartLine({ oddity, putBack }: { oddity: Oddity; putBack(): void }) {
  const text = sentence(oddity)
  return (
    <>
      <span>
        {text} {words.apartAlready}
      </span>
      <span className={styles.choices}>
        <Button size="small" kind="quiet" aria-label={words.putBackLabel(text)} onPress={putBack}>
          {words.putBack}
        </Button>
      </span>
      <AllItems items={oddity.items} />
    </>
  )
}

interface OddityLineProps {
  oddity: Oddity
  leaveOut(): void
  keep(): void
  /** Null where there is nothing to set it against. */
  net: (() => void) | null
}

/** One sort of lines that are no sale, and what can be done about it. */
export function OddityLine({ oddity, leaveOut, keep, net }: OddityLineProps) {
  const text = sentence(oddity)
  return (
    <>
      <span>{text}</span>
      <span className={styles.choices}>
        <Button size="small" aria-label={words.leaveOutLabel(text)} onPress={leaveOut}>
          {words.leaveOut}
        </Button>
        {net && (
          <Button size="small" aria-label={words.netLabel(text)} onPress={net}>
            {words.net}
          </Button>
        )}
        <Button size="small" kind="quiet" aria-label={words.keepLabel(text)} onPress={keep}>
          {words.keep}
        </Button>
      </span>
      {net && (
        <details className={styles.all}>
          <summary>{words.netAbout}</summary>
          <p>{words.netMeans}</p>
        </details>
      )}
      <AllItems items={oddity.items} />
    </>
  )
}

function AllItems({ items }: Pick<Oddity, 'items'>) {
  if (items.length <= NAMED) return null
  return (
    <details className={styles.all}>
      <summary>{words.allItems}</summary>
      <ul>
        {items.map(({ label, lines }) => (
          <li key={label}>
            {label} <span>{formatCount(lines)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
