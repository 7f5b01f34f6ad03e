import type { FoldIn } from '../../../workers/recommend/types'
import { formatRatio } from '../../base/cell-format'
import { formatPercent } from '../../base/format'
import { type BasketItem, basketText } from './basket-text'
import { basketWords } from './words'

/** Basket and recommendations as they are sent in a mail. */
export function adviceText(items: readonly BasketItem[], { source, suggestions }: FoldIn): string {
  const { text: words } = basketWords
  const lines = suggestions.map(({ item, score, why }, at) => {
    const because = why.length > 0 ? ` (${words.because(why.map((each) => each.item).join(', '))})` : ''
    return `${at + 1}. ${item}, ${source === 'personal' ? formatRatio(score) : formatPercent(score)}${because}`
  })
  const basket = items.length > 0 ? [`${words.basket}:`, basketText(items), ''] : []
  return [...basket, `${words[source]}:`, ...lines, ''].join('\n')
}
