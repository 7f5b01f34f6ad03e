import { u32At } from './words'

/**
 * A pattern as a run of words: group, count, length, then its items. Length 0 is a table of items, of which `count`
 * tells the number. `src/analyses/mining/record.ts` says the same for those who read them.
 */
export const RECORD_HEADER: usize = 12

export function recordBytes(record: usize): usize {
  const length = u32At(record, 2)
  return RECORD_HEADER + ((<usize>(length == 0 ? 2 * u32At(record, 1) : length)) << 2)
}
