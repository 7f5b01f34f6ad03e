import { NULL_CODE, type Reading } from '../readers/batch'
import type { Pause } from '../table/pause'

/** Lines by basket and by item, and how many of them take something back. */
export interface Tally {
  negative: number
  basketLines: Uint32Array
  basketNegative: Uint32Array
  itemLines: Uint32Array
  /** Lines that are worth something; null where no value is mapped. */
  itemWorth: Uint32Array | null
}

function grown(counts: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  if (size <= counts.length) return counts
  const wider = new Uint32Array(Math.max(size, counts.length * 2))
  wider.set(counts)
  return wider
}

/** Basket and item are the first two columns; the places of the others are given where they are there. */
export async function tally(
  reading: Reading,
  { quantity, value, pause }: { quantity: number | null; value: number | null; pause: Pause },
): Promise<Tally> {
  let basketLines = new Uint32Array(1024)
  let basketNegative = new Uint32Array(1024)
  let itemLines = new Uint32Array(1024)
  let itemWorth = new Uint32Array(1024)
  let negative = 0
  for await (const { rows, columns } of reading.batches) {
    await pause()
    const [basket, item] = columns
    if (basket?.as !== 'key' || item?.as !== 'key') throw new Error('baskets and items are read as keys')
    basketLines = grown(basketLines, reading.dictionaries[0]!.size)
    basketNegative = grown(basketNegative, reading.dictionaries[0]!.size)
    itemLines = grown(itemLines, reading.dictionaries[1]!.size)
    itemWorth = grown(itemWorth, reading.dictionaries[1]!.size)
    const quantities = numbersAt(columns, quantity)
    const values = numbersAt(columns, value)
    const signs = quantities ?? values
    for (let row = 0; row < rows; row++) {
      const basketCode = basket.codes[row]!
      const itemCode = item.codes[row]!
      const below = signs !== null && signs[row]! < 0
      if (below) negative++
      if (basketCode !== NULL_CODE) {
        basketLines[basketCode]!++
        if (below) basketNegative[basketCode]!++
      }
      if (itemCode === NULL_CODE) continue
      itemLines[itemCode]!++
      const worth = values?.[row] ?? 0
      if (worth !== 0 && !Number.isNaN(worth)) itemWorth[itemCode]!++
    }
  }
  return { negative, basketLines, basketNegative, itemLines, itemWorth: value === null ? null : itemWorth }
}

function numbersAt(columns: readonly { as: string; values?: unknown }[], at: number | null): Float64Array | null {
  if (at === null) return null
  const column = columns[at]
  return column?.as === 'number' ? (column.values as Float64Array) : null
}
