import { Button } from '../../base/components/Button'
import { Notice } from '../../base/components/Notice'
import { formatCount } from '../../base/format'
import { OddityLine } from './OddityLine'
import styles from './oddities.module.css'
import { useOddities } from './use-oddities'
import { oddityWords as words } from './words'

/** Above an answer: that returns, fees and notes count in it like sales, and one press to mend that. */
export function OddityNotice({ again }: { again(): void }) {
  const { open, leaveOut, keep, net } = useOddities()
  if (open.length === 0) return null
  const lines = open.reduce((sum, oddity) => sum + oddity.lines, 0)
  return (
    <section className={styles.notice} aria-label={words.title}>
      <Notice>
        <div className={styles.line}>
          <p>
            <b>{words.title}.</b> {words.some(formatCount(lines))}
          </p>
          <span className={styles.choices}>
            <Button
              size="small"
              onPress={() => {
                leaveOut(open)
                again()
              }}
            >
              {words.leaveAllOut}
            </Button>
            <Button size="small" kind="quiet" onPress={() => keep(open)}>
              {words.keepAll}
            </Button>
          </span>
        </div>
        <details>
          <summary>{words.look}</summary>
          <ul className={styles.list}>
            {open.map((oddity) => (
              <li key={`${oddity.kind} ${oddity.without.column}`}>
                <OddityLine
                  oddity={oddity}
                  leaveOut={() => leaveOut([oddity])}
                  keep={() => keep([oddity])}
                  net={net(oddity)}
                />
              </li>
            ))}
          </ul>
        </details>
      </Notice>
    </section>
  )
}
