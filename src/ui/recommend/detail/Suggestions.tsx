import { Plus } from 'lucide-react'
import { useId } from 'react'
import type { CustomerAdvice, WeighedItem } from '../../../workers/recommend/types'
import { formatRatio } from '../../base/cell-format'
import { IconButton } from '../../base/components/IconButton'
import { formatPercent } from '../../base/format'
import blocks from '../../parts/results/detail/detail.module.css'
import { basketWords } from '../basket/words'
import { recommendWords as words } from '../words'
import styles from './detail.module.css'
import { Bar, ItemButton } from './ItemButton'

/** A part that reads as 0.00 is no reason. */
const tells = ({ weight }: WeighedItem) => weight >= 0.005

/** What is recommended, the best first, each with the items of the history that speak for it. */
export function Suggestions({
  suggestions,
  source,
  method,
  onItem,
  onAdd,
  focus,
}: Pick<CustomerAdvice, 'suggestions' | 'source' | 'method'> & {
  onItem(item: string): void
  /** Takes a suggestion, where there is a basket to put it into. */
  onAdd?(item: string): void
  focus: string | null
}) {
  const title = useId()
  const personal = source === 'personal'
  const most = Math.max(...suggestions.map(({ score }) => score), Number.MIN_VALUE)
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.detail.suggestions}</h3>
      <ol className={styles.suggestions}>
        {suggestions.map(({ item, score, why }) => (
          <li key={item} data-adding={onAdd !== undefined}>
            <ItemButton item={item} onItem={onItem} focus={item === focus} />
            <Bar share={score / most} />
            <b>{personal ? formatRatio(score) : formatPercent(score)}</b>
            {onAdd && (
              <IconButton label={basketWords.addToBasket(item)} onPress={() => onAdd(item)}>
                <Plus aria-hidden="true" />
              </IconButton>
            )}
            {score > 0 && why.some(tells) && (
              <p>
                {words.detail.because}
                {why.filter(tells).map(({ item: reason, weight }, at) => (
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
      <p className={blocks.note}>{personal ? words.detail.notes[method] : words.detail.popularNote}</p>
    </section>
  )
}
