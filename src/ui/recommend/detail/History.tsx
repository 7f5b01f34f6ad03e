import { useId, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { CustomerAdvice } from '../../../workers/recommend/types'
import { formatBound } from '../../base/cell-format'
import { Button } from '../../base/components/Button'
import { formatCount } from '../../base/format'
import blocks from '../../parts/results/detail/detail.module.css'
import { recommendWords as words } from '../words'
import styles from './detail.module.css'

const FIRST = 12

/** What a customer has, the weightiest first, with the weights where they differ. */
export function History({
  history: { total, items },
  onItem,
  focus,
}: Pick<CustomerAdvice, 'history'> & { onItem(item: string): void; focus: string | null }) {
  const title = useId()
  const [all, setAll] = useState(() => items.findIndex(({ item }) => item === focus) >= FIRST)
  const weighed = items.some(({ weight }) => weight !== items[0]?.weight)
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>
        {words.detail.history}
        <span>{formatCount(total)}</span>
      </h3>
      <ul className={styles.chips}>
        {(all ? items : items.slice(0, FIRST)).map(({ item, weight }) => (
          <li key={item}>
            <AriaButton className={styles.chip ?? ''} onPress={() => onItem(item)} autoFocus={item === focus}>
              <span>{item}</span>
              {weighed && <b>{formatBound(weight, false)}</b>}
            </AriaButton>
          </li>
        ))}
      </ul>
      <p className={blocks.note}>
        <span>{all && total > items.length ? words.detail.more(total - items.length) : words.detail.historyNote}</span>
        {items.length > FIRST && (
          <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
            {all ? words.detail.showFewer : words.detail.showAll(items.length)}
          </Button>
        )}
      </p>
    </section>
  )
}
