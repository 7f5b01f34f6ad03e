import { mergeSort } from '../lib/merge'
import { Pattern } from '../lib/order'
import { u32At } from '../lib/words'

/**
 * Sorts one run of records in place. They are ordered like itemsets, word by word: of two steps with the same label
 * behind the same path, the counts are the same.
 */
export function sortJourneys(task: u32, records: usize, spare: usize, runs: usize): void {
  const from = u32At(runs, task * 3)
  const to = u32At(runs, task * 3 + 2)
  mergeSort<Pattern>(records + ((<usize>from) << 2), spare + ((<usize>from) << 2), to - from)
}
