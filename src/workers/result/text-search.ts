import type { StoredRows } from './stored'

/** For comparing as people search: without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What an item is called, and its id. */
function searched({ context }: StoredRows, item: number): string {
  const label = context.itemLabel(item)
  return context.itemId ? `${label} ${context.itemId(item)}` : label
}

/**
 * 1 for rows where every word occurs in the label of some item. Labels are searched once per item, not per row: each
 * item gets the set of words it holds, as bits.
 */
export function rowsWithText(result: StoredRows, text: string): Uint8Array {
  const words = folded(text).split(/\s+/).filter(Boolean).slice(0, 31)
  const wordsOf: (number | undefined)[] = []
  const all = 2 ** words.length - 1
  const found = new Uint8Array(result.rows)
  for (let row = 0; row < result.rows; row++) {
    let bits = 0
    for (const { offsets, items } of result.lists) {
      for (let i = offsets[row]!; i < offsets[row + 1]! && bits !== all; i++) {
        const item = items[i]!
        let held = wordsOf[item]
        if (held === undefined) {
          const label = folded(searched(result, item))
          held = words.reduce((set, word, w) => (label.includes(word) ? set | (1 << w) : set), 0)
          wordsOf[item] = held
        }
        bits |= held
      }
    }
    if (bits === all) found[row] = 1
  }
  return found
}
