import { type Dictionary, NULL_CODE } from '../readers/batch'
import type { Pause } from '../table/pause'
import { BELOW, type SomeLines, WORTH } from './lines'

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

export async function tally(
  lines: AsyncIterable<SomeLines> | Iterable<SomeLines>,
  { dictionaries, valued, pause }: { dictionaries: readonly [Dictionary, Dictionary]; valued: boolean; pause: Pause },
): Promise<Tally> {
  let basketLines = new Uint32Array(1024)
  let basketNegative = new Uint32Array(1024)
  let itemLines = new Uint32Array(1024)
  let itemWorth = new Uint32Array(1024)
  let negative = 0
  for await (const { rows, baskets, items, marks } of lines) {
    await pause()
    basketLines = grown(basketLines, dictionaries[0].size)
    basketNegative = grown(basketNegative, dictionaries[0].size)
    itemLines = grown(itemLines, dictionaries[1].size)
    itemWorth = grown(itemWorth, dictionaries[1].size)
    for (let row = 0; row < rows; row++) {
      const basket = baskets[row]!
      const item = items[row]!
      const below = (marks[row]! & BELOW) !== 0
      if (below) negative++
      if (basket !== NULL_CODE) {
        basketLines[basket]!++
        if (below) basketNegative[basket]!++
      }
      if (item === NULL_CODE) continue
      itemLines[item]!++
      if ((marks[row]! & WORTH) !== 0) itemWorth[item]!++
    }
  }
  return { negative, basketLines, basketNegative, itemLines, itemWorth: valued ? itemWorth : null }
}
