import type { MoneyRole } from '../../recipe/money'
import type { RecipeData } from '../../recipe/schema'
import type { Arena } from '../memory/arena'
import type { OutsideMoney } from '../protocol/table'
import type { Dictionary } from '../readers/batch'
import { type Amounts, toAmounts } from './amounts'
import type { EntryNumbers } from './collect-entries'
import type { Collector } from './collector'
import { labelsOf } from './columns'
import { rankLabels } from './labels'
import { mergeRepeats } from './merge-repeats'
import type { Pause } from './pause'
import { type PlacedEntries, placeEntries } from './place-entries'

/** What a column of times tells: moments, numbers that time passes by, or only what comes first. */
export type TimeKind = 'moments' | 'numbers' | 'order'

/** Lines in their rows, as the shape wants them. */
export interface SettledEntries {
  rows: PlacedEntries
  /** As in `BasketTable`. */
  valueScale: number | null
  missingValues: number
  /** Whose numbers those are, where it is not the value. */
  valueRole?: MoneyRole
  /** Of the other column of money that was read. */
  missingSeconds?: { role: MoneyRole; rows: number }
  outsideMoney?: OutsideMoney
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
  /** What the column of times tells. */
  time: TimeKind
  data: RecipeData
}

/** Text that sorts is a place in the order of all such texts; no text stays no number. */
export function rankTexts(codes: Float64Array, dictionary: Dictionary): void {
  const rank = rankLabels(labelsOf(dictionary), new Uint32Array(dictionary.size))
  for (let i = 0; i < codes.length; i++) codes[i] = rank[codes[i]!]!
}

/** Brings entries of a row that belong together into one. */
export type Merge = (placed: PlacedEntries, itemCount: number, pause: Pause) => Promise<PlacedEntries>

/** Values summed by row and item, with their earliest time where entries have one; or merged another way. */
export async function sumValues(
  parts: SettleParts,
  timeTexts: Dictionary | undefined,
  merge: Merge = mergeRepeats,
): Promise<SettledEntries> {
  const { beside, pause } = parts
  return sumAmounts(parts, await toAmounts(beside.numbers.chunks, beside.quantities.chunks, pause), timeTexts, merge)
}

/** The same where the amounts of lines are worked out already. */
export async function sumAmounts(
  { from, beside, labelRank, arena, pause }: SettleParts,
  { scale, ...missing }: Amounts,
  timeTexts: Dictionary | undefined,
  merge: Merge = mergeRepeats,
): Promise<SettledEntries> {
  const placed = await placeEntries(from, beside, arena, true, pause)
  if (timeTexts && placed.entryTimes) rankTexts(placed.entryTimes, timeTexts)
  const rows = await merge(placed, labelRank.length, pause)
  const duplicates = placed.items.length - rows.items.length
  return { rows, valueScale: scale, ...missing, duplicates, droppedPairs: 0 }
}
