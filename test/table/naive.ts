import type { RecipeData } from '../../src/recipe/schema'
import type { BasketTable } from '../../src/workers/table/basket-table'
import type { Row, Value } from './fake-source'

export interface NaiveBasket {
  group: string | null
  basket: string
  items: string[]
}

export interface Naive {
  baskets: NaiveBasket[]
  valid: number
  duplicates: number
  nullBaskets: number
  nullItems: number
  collisions: number
  capped: number
}

function key(value: Value | undefined): string | null {
  const text = typeof value === 'string' ? value.replace(/^ +| +$/g, '') : ''
  return text === '' ? null : text
}

/** What the contract says of baskets, in objects and sets. Groups by first appearance, baskets too. */
export function naiveBaskets(rows: Row[], data: RecipeData, flags: string[] = []): Naive {
  const { basket: basketColumn, group: groupColumn, item: itemColumn } = data.roles
  const groups = new Map<string | null, NaiveBasket[]>()
  const seenIn = new Map<string, Set<string | null>>()
  const known = new Map<string, NaiveBasket>()
  const naive: Naive = { baskets: [], valid: 0, duplicates: 0, nullBaskets: 0, nullItems: 0, collisions: 0, capped: 0 }
  let line = 0
  for (const row of rows) {
    const group = groupColumn === undefined ? null : key(row[groupColumn])
    const basket = basketColumn === undefined ? String(++line) : key(row[basketColumn])
    if (basket === null) {
      naive.nullBaskets++
      continue
    }
    const cell = itemColumn === undefined ? null : (row[itemColumn] ?? null)
    const labels =
      data.layout === 'long'
        ? [key(cell)]
        : data.layout === 'wide'
          ? flags.filter((flag) => row[flag] === true)
          : (Array.isArray(cell) ? cell : []).map(key).filter((label) => label !== null)
    if (data.layout === 'long' && labels[0] === null) {
      naive.nullItems++
      continue
    }
    naive.valid++
    const id = JSON.stringify([group, basket])
    let found = data.layout === 'long' ? known.get(id) : undefined
    if (!found) {
      found = { group, basket, items: [] }
      known.set(id, found)
      if (!groups.has(group)) groups.set(group, [])
      groups.get(group)!.push(found)
      if (basketColumn !== undefined) seenIn.set(basket, (seenIn.get(basket) ?? new Set()).add(group))
    }
    for (const label of labels) {
      if (found.items.includes(label!)) naive.duplicates++
      else found.items.push(label!)
    }
  }
  naive.collisions = [...seenIn.values()].filter((set) => set.size > 1).length
  const all = [...groups.values()].flat()
  naive.baskets = all.filter(({ items }) => items.length <= (data.maxBasketItems ?? Infinity))
  naive.capped = all.length - naive.baskets.length
  return naive
}

/** The columns read back as labels, in their own order; items sorted, since their order says nothing. */
export function readBack(table: BasketTable): NaiveBasket[] {
  const { groupStart, offsets, items } = table.input
  const baskets: NaiveBasket[] = []
  for (let g = 0; g + 1 < groupStart.length; g++) {
    for (let row = groupStart[g]!; row < groupStart[g + 1]!; row++) {
      const ids = Array.from(items.subarray(offsets[row]!, offsets[row + 1]!))
      const labels = ids.map((id) => table.itemLabels[id]!).sort()
      baskets.push({ group: table.groupLabels[g] ?? null, basket: table.basketLabel(row), items: labels })
    }
  }
  return baskets
}
