import type { BasketColumns } from '../../analyses/table-columns'
import type { Arena } from '../memory/arena'
import { type Batch, type Dictionary, NULL_CODE } from '../readers/batch'
import type { Collector } from './collector'
import { rankLabels } from './labels'
import type { Pause } from './pause'
import { type PlacedRows, SEGMENTS_BETWEEN_PAUSES } from './place'

export function keyCodes(batch: Batch, position: number): Uint32Array
export function keyCodes(batch: Batch, position: number | null): Uint32Array | null
export function keyCodes(batch: Batch, position: number | null): Uint32Array | null {
  if (position === null) return null
  const column = batch.columns[position]
  if (column?.as === 'key') return column.codes
  throw new Error(`column ${position} of the batch is ${column?.as ?? 'missing'}, not key`)
}

export function labelsOf(dictionary: Dictionary): string[] {
  const labels = new Array<string>(dictionary.size)
  for (let code = 0; code < labels.length; code++) labels[code] = dictionary.label(code)
  return labels
}

export function groupLabelsOf(from: Collector, dictionary: Dictionary | undefined): (string | null)[] {
  return from.groupCodes.map((code) => (code === NULL_CODE ? null : dictionary!.label(code)))
}

export function basketLabels(dictionary: Dictionary | undefined, baskets: Uint32Array): (row: number) => string {
  if (dictionary) return (row) => dictionary.label(baskets[row]!)
  return (row) => String(baskets[row]! + 1)
}

/** How many rows hold each item, where a row holds an item once. */
export async function countItems(items: Uint32Array, itemCount: number, pause: Pause): Promise<Uint32Array> {
  const counts = new Uint32Array(itemCount)
  const block = 1 << 22
  for (let start = 0; start < items.length; start += block) {
    const end = Math.min(start + block, items.length)
    for (let i = start; i < end; i++) counts[items[i]!]!++
    await pause()
  }
  return counts
}

/** The same where a row may hold an item several times. */
export async function countHolders(
  { offsets, items }: Pick<PlacedRows, 'offsets' | 'items'>,
  itemCount: number,
  pause: Pause,
): Promise<Uint32Array> {
  const counts = new Uint32Array(itemCount)
  const lastHolder = new Uint32Array(itemCount)
  for (let row = 1; row < offsets.length; row++) {
    for (let i = offsets[row - 1]!; i < offsets[row]!; i++) {
      const item = items[i]!
      if (lastHolder[item] === row) continue
      lastHolder[item] = row
      counts[item]!++
    }
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return counts
}

/** `numbers` stand beside the items. */
export function columnsOf(
  rows: PlacedRows,
  labels: { items: readonly string[]; groups: readonly (string | null)[] },
  labelRank: Uint32Array,
  arena: Arena,
  numbers?: Pick<BasketColumns, 'times' | 'values' | 'visits'>,
): BasketColumns {
  const groups = rows.groupStart.length - 1
  const groupStart = arena.u32(groups + 1)
  groupStart.set(rows.groupStart)
  const groupBaskets = arena.u32(groups)
  for (let g = 0; g < groups; g++) groupBaskets[g] = groupStart[g + 1]! - groupStart[g]!
  const groupRank = rankLabels(labels.groups, arena.u32(groups))
  return {
    memory: arena.memory,
    top: arena.top,
    groupStart,
    groupBaskets,
    offsets: rows.offsets,
    items: rows.items,
    ...numbers,
    itemCount: labels.items.length,
    labelRank,
    groupRank,
  }
}

export function groupsInOrder(input: BasketColumns, labels: readonly (string | null)[], rows: readonly number[]) {
  return labels
    .map((label, g) => ({ label, baskets: input.groupBaskets[g]!, rows: rows[g]!, rank: input.groupRank[g]! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...group }) => group)
}

export function bytesOf(input: BasketColumns): number {
  const { groupStart, groupBaskets, offsets, items, labelRank, groupRank, times, values, visits } = input
  return [groupStart, groupBaskets, offsets, items, labelRank, groupRank, times, values, visits].reduce(
    (sum, array) => sum + (array?.byteLength ?? 0),
    0,
  )
}
