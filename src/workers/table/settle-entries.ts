import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import type { Dictionary } from '../readers/batch'
import { toAmounts } from './amounts'
import type { EntryNumbers } from './collect-entries'
import type { Collector } from './collector'
import { labelsOf } from './columns'
import { rankLabels } from './labels'
import { keepPositive, mergeRepeats } from './merge-repeats'
import { orderJourneys } from './order-journeys'
import type { Pause } from './pause'
import { type PlacedEntries, placeEntries } from './place-entries'

/** Lines in their rows, as the shape wants them. */
export interface SettledEntries {
  rows: PlacedEntries
  /** As in `BasketTable`. */
  valueScale: number | null
  missingValues: number
  missingQuantities: number
  duplicates: number
  droppedPairs: number
}

export interface SettleParts {
  from: Collector
  beside: EntryNumbers
  labelRank: Uint32Array
  arena: Arena
  pause: Pause
}

/** Text that sorts is a place in the order of all such texts; no text stays no number. */
function rankTexts(codes: Float64Array, dictionary: Dictionary): void {
  const rank = rankLabels(labelsOf(dictionary), new Uint32Array(dictionary.size))
  for (let i = 0; i < codes.length; i++) codes[i] = rank[codes[i]!]!
}

/** Events in order. `timeTexts`: what the codes stand for where times are text; kernels do not get those. */
export async function settleJourneys(parts: SettleParts, timeTexts: Dictionary | undefined): Promise<SettledEntries> {
  const { from, beside, labelRank, arena, pause } = parts
  const rows = await placeEntries(from, beside, arena, timeTexts === undefined, pause)
  if (timeTexts) rankTexts(rows.numbers, timeTexts)
  await orderJourneys(rows, labelRank, pause)
  return { rows, valueScale: null, missingValues: 0, missingQuantities: 0, duplicates: 0, droppedPairs: 0 }
}

/** Values summed by row and item; as ratings, those that are worth something, with their earliest time where asked. */
export async function settleValues(
  { from, beside, labelRank, arena, pause }: SettleParts,
  { want }: TableRequest,
  timeTexts: Dictionary | undefined,
): Promise<SettledEntries> {
  const { scale, ...missing } = await toAmounts(beside.numbers.chunks, beside.quantities.chunks, pause)
  const placed = await placeEntries(from, beside, arena, true, pause)
  if (timeTexts && placed.entryTimes) rankTexts(placed.entryTimes, timeTexts)
  const merged = await mergeRepeats(placed, labelRank.length, pause)
  const duplicates = placed.items.length - merged.items.length
  if (want.shape !== 'ratings') return { rows: merged, valueScale: scale, ...missing, duplicates, droppedPairs: 0 }
  const rows = await keepPositive(merged, pause)
  const power = 10 ** (scale ?? 0)
  for (let i = 0; i < rows.numbers.length; i++) rows.numbers[i] = rows.numbers[i]! / power
  return { rows, valueScale: null, ...missing, duplicates, droppedPairs: merged.items.length - rows.items.length }
}
