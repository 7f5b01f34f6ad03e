import { X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { NumberField } from 'react-aria-components/NumberField'
import type { FoldIn } from '../../../workers/recommend/types'
import styles from './basket.module.css'
import type { BasketItem } from './basket-text'
import { basketWords as words } from './words'

/** What is in the basket; with amounts where the model was trained with them. */
export function BasketChips({
  items,
  read,
  weighed,
  onAmount,
  onRemove,
}: {
  items: readonly BasketItem[]
  /** What the model makes of each, as far as it has answered. */
  read: ReadonlyMap<string, FoldIn['items'][number]>
  weighed: boolean
  onAmount(item: string, amount: number): void
  onRemove(item: string): void
}) {
  return (
    <ul className={styles.chips}>
      {items.map(({ item, amount = 1 }) => {
        const known = read.get(item)
        return (
          <li key={item} className={styles.chip} data-unknown={known?.item === null}>
            <span className={styles.name} title={item}>
              {known?.item ?? item}
            </span>
            {weighed && known?.item !== null && (
              <NumberField
                className={styles.amount ?? ''}
                aria-label={words.amountOf(item)}
                value={amount}
                minValue={0}
                formatOptions={{ maximumFractionDigits: 6 }}
                onChange={(next) => onAmount(item, Number.isNaN(next) ? 1 : next)}
              >
                <span aria-hidden="true">×</span>
                <Input />
              </NumberField>
            )}
            <AriaButton className={styles.remove ?? ''} aria-label={words.remove(item)} onPress={() => onRemove(item)}>
              <X aria-hidden="true" />
            </AriaButton>
          </li>
        )
      })}
    </ul>
  )
}
