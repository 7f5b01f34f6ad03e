import { useId } from 'react'
import type { CustomerAdvice } from '../../../workers/protocol/recommendations'
import { formatPercent } from '../../components/format'
import { formatRatio } from '../../results/format'
import { recommendWords as words } from '../../words/recommend'
import styles from './detail.module.css'
import { Bar, ItemButton } from './ItemButton'

/** What is recommended, the best first, each with the items of the history that speak for it. */
export function Suggestions({
  suggestions,
  source,
  onItem,
  focus,
}: Pick<CustomerAdvice, 'suggestions' | 'source'> & { onItem(item: string): void; focus: string | null }) {
  const title = useId()
  const personal = source === 'personal'
  const most = Math.max(...suggestions.map(({ score }) => score), Number.MIN_VALUE)
  return (
    <section className={styles.block} aria-labelledby={title}>
      <h3 id={title}>{words.detail.suggestions}</h3>
      <ol className={styles.suggestions}>
        {suggestions.map(({ item, score, why }) => (
          <li key={item}>
            <ItemButton item={item} onItem={onItem} focus={item === focus} />
            <Bar share={score / most} />
            <b>{personal ? formatRatio(score) : formatPercent(score)}</b>
            {score > 0 && why.length > 0 && (
              <p>
                {words.detail.because}
                {why.map(({ item: reason, weight }, at) => (
                  <span key={reason}>
                    {at > 0 && ', '}
                    {reason} <small>{formatRatio(weight)}</small>
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.note}>{personal ? words.detail.suggestionsNote : words.detail.popularNote}</p>
    </section>
  )
}
