import { Button } from '../../base/components/Button'
import { formatCount, formatList } from '../../base/format'
import styles from './oddities.module.css'
import { useOddities } from './use-oddities'
import { oddityWords as words } from './words'

const NAMED = 3

/** That fees and notes were left out before anybody asked, and one press to have them back. */
export function LeftOut({ again }: { again(): void }) {
  const { apart, putBack } = useOddities()
  if (apart.length === 0) return null
  const items = apart.flatMap((oddity) => oddity.items).sort((a, b) => b.lines - a.lines)
  const named = items.slice(0, NAMED).map(({ label }) => label)
  const more = items.length - named.length
  const lines = apart.reduce((sum, oddity) => sum + oddity.lines, 0)
  return (
    <section className={styles.apart} aria-label={words.apartTitle}>
      <p>{words.apart(formatList(more > 0 ? [...named, words.more(formatCount(more))] : named), formatCount(lines))}</p>
      <Button
        size="small"
        kind="quiet"
        onPress={() => {
          putBack(apart)
          again()
        }}
      >
        {words.putBack}
      </Button>
    </section>
  )
}
