import type { Baskets } from '../../kernels/data'
import { asKey } from './labels'
import type { Line } from './lines'

/** The baskets that lines make: of a store, what stands on one receipt; nothing where item or receipt is missing. */
export function basketsOf(lines: readonly Line[]): Baskets[] {
  const baskets = new Map<string, { group: string | null; items: string[] }>()
  for (const line of lines) {
    const [receipt, group, item] = [asKey(line.receipt), asKey(line.store), asKey(line.item)]
    if (receipt === null || item === null) continue
    const key = JSON.stringify([group, receipt])
    const basket = baskets.get(key) ?? { group, items: [] }
    baskets.set(key, basket)
    basket.items.push(item)
  }
  return [...baskets.values()]
}
