import type { BasketColumns } from '../../analyses/kernel-types'
import type { RecipeData } from '../../recipe/schema'
import type { Arena } from '../memory/arena'
import type { TableInfo } from '../protocol'
import {
  type Batch,
  type BatchColumn,
  type Dictionary,
  NULL_CODE,
  type ReadProgress,
  type Source,
} from '../readers/batch'
import { collectList } from './collect-list'
import { collectLong } from './collect-long'
import { collectWide } from './collect-wide'
import { Collector } from './collector'
import { healthOf, sizeHistogram } from './health'
import { rankLabels } from './labels'
import { createPause, type Pause } from './pause'
import { dropLarge, type PlacedRows, placeChunks, placeDirect } from './place'
import { planRead, type ReadPlan, tableKey } from './plan'
import { createChunkSink, createDirectSink } from './sink'

/** Baskets as kernels eat them, with the labels of everything in them. */
export interface BasketTable {
  info: TableInfo
  input: BasketColumns
  itemLabels: string[]
  groupLabels: (string | null)[]
  /** Baskets that hold each item, over all groups. */
  itemBaskets: Uint32Array
  /** Label of the basket in a row of `input`; the number of its line where no basket column is mapped. */
  basketLabel(row: number): string
  /** ms of reading, and of putting in order. */
  timings: { ingest: number; encode: number }
}

export interface ReadTableOptions {
  signal: AbortSignal
  onProgress(phase: 'ingest' | 'encode', done: number, total: number): void
}

function keyCodes(batch: Batch, position: number | null): Uint32Array | null {
  if (position === null) return null
  const column = batch.columns[position]
  if (column?.as === 'key') return column.codes
  throw new Error(`column ${position} of the batch is ${column?.as ?? 'missing'}, not key`)
}

function flagsOf(columns: BatchColumn[]): Uint8Array[] {
  return columns.map((column) => {
    if (column.as !== 'flag') throw new Error(`a column of the batch is ${column.as}, not flag`)
    return column.values
  })
}

/** Hands a batch to the collector of its layout. Returns repeated items as far as rows do not tell them. */
function collect(to: Collector, plan: ReadPlan, batch: Batch): number {
  const baskets = keyCodes(batch, plan.basket)
  const groups = keyCodes(batch, plan.group)
  if (plan.layout === 'wide') {
    collectWide(to, baskets, flagsOf(batch.columns.slice(plan.item)), groups, batch.rows)
    return 0
  }
  const column = batch.columns[plan.item]
  if (plan.layout === 'list') {
    if (column?.as !== 'list') throw new Error('the item column of the batch is no list')
    return collectList(to, baskets, column, groups, batch.rows)
  }
  collectLong(to, baskets!, keyCodes(batch, plan.item)!, groups, batch.rows)
  return 0
}

function labelsOf(dictionary: Dictionary): string[] {
  const labels = new Array<string>(dictionary.size)
  for (let code = 0; code < labels.length; code++) labels[code] = dictionary.label(code)
  return labels
}

function basketLabels(dictionary: Dictionary | undefined, baskets: Uint32Array): (row: number) => string {
  if (dictionary) return (row) => dictionary.label(baskets[row]!)
  return (row) => String(baskets[row]! + 1)
}

async function countItems(items: Uint32Array, itemCount: number, pause: Pause): Promise<Uint32Array> {
  const counts = new Uint32Array(itemCount)
  const block = 1 << 22
  for (let start = 0; start < items.length; start += block) {
    const end = Math.min(start + block, items.length)
    for (let i = start; i < end; i++) counts[items[i]!]!++
    await pause()
  }
  return counts
}

/** Reads what the recipe maps and makes the columns of it: one pass over the source, the result written once. */
export async function readTable(
  source: Source,
  data: RecipeData,
  arena: Arena,
  { signal, onProgress }: ReadTableOptions,
): Promise<BasketTable> {
  const began = performance.now()
  const plan = planRead(source.info, data)
  const pause = createPause(signal)
  // Without groups the order of the file is the order of the columns.
  const direct = plan.group === null && arena.memory ? createDirectSink(arena, arena.memory) : null
  const chunks = createChunkSink()
  const to = new Collector(direct ?? chunks)
  if (plan.group === null) to.group(NULL_CODE)

  const reading = source.read(
    { columns: plan.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    { signal, onProgress: ({ done, total }: ReadProgress) => onProgress('ingest', done, total) },
  )
  const basketKeys = plan.basket === null ? undefined : reading.dictionaries[plan.basket]
  const groupKeys = plan.group === null ? undefined : reading.dictionaries[plan.group]
  const itemKeys = plan.layout === 'wide' ? undefined : reading.dictionaries[plan.item]
  let repeated = 0
  for await (const batch of reading.batches) {
    to.reserve(basketKeys?.size ?? 0, itemKeys?.size ?? plan.flags.length)
    repeated += collect(to, plan, batch)
    await pause()
  }
  to.closeSegment(to.valid)
  const ingest = performance.now() - began

  onProgress('encode', 0, 1)
  const itemLabels = itemKeys ? labelsOf(itemKeys) : plan.flags
  const itemCount = itemLabels.length
  const placed = direct
    ? await placeDirect(to, direct, itemCount, arena, pause)
    : await placeChunks(to, chunks, itemCount, arena, pause)
  const sizes = sizeHistogram(placed.offsets)
  const duplicates = plan.layout === 'long' ? to.valid - placed.items.length : repeated
  const { kept, dropped } =
    data.maxBasketItems === undefined ? { kept: placed, dropped: 0 } : dropLarge(placed, data.maxBasketItems)

  const groupLabels = to.groupCodes.map((code) => (code === NULL_CODE ? null : groupKeys!.label(code)))
  const input = columnsOf(kept, itemLabels, groupLabels, arena)
  const itemBaskets = await countItems(input.items, itemCount, pause)
  const health = healthOf({
    data,
    reading,
    seen: to.seen,
    valid: to.valid,
    nullBaskets: to.nullBaskets,
    nullItems: to.nullItems,
    duplicates,
    collisions: to.index.collisions,
    cappedBaskets: dropped,
    sizes,
    baskets: kept.baskets.length,
    itemBaskets,
    itemLabels,
    groups: plan.group === null ? [] : groupsInOrder(input, groupLabels, to.groupRows),
    ignored: plan.ignored,
  })
  onProgress('encode', 1, 1)
  return {
    info: {
      key: tableKey(source.info, data),
      groupColumn: data.roles.group ?? null,
      health,
      bytes: bytesOf(input) + kept.baskets.byteLength + itemBaskets.byteLength,
    },
    input,
    itemLabels,
    groupLabels,
    itemBaskets,
    basketLabel: basketLabels(basketKeys, kept.baskets),
    timings: { ingest, encode: performance.now() - began - ingest },
  }
}

function columnsOf(
  rows: PlacedRows,
  itemLabels: readonly string[],
  groupLabels: readonly (string | null)[],
  arena: Arena,
): BasketColumns {
  const groups = rows.groupStart.length - 1
  const groupStart = arena.u32(groups + 1)
  groupStart.set(rows.groupStart)
  const groupBaskets = arena.u32(groups)
  for (let g = 0; g < groups; g++) groupBaskets[g] = groupStart[g + 1]! - groupStart[g]!
  const labelRank = rankLabels(itemLabels, arena.u32(itemLabels.length))
  const groupRank = rankLabels(groupLabels, arena.u32(groups))
  return {
    memory: arena.memory,
    top: arena.top,
    groupStart,
    groupBaskets,
    offsets: rows.offsets,
    items: rows.items,
    itemCount: itemLabels.length,
    labelRank,
    groupRank,
  }
}

function groupsInOrder(input: BasketColumns, labels: readonly (string | null)[], rows: readonly number[]) {
  return labels
    .map((label, g) => ({ label, baskets: input.groupBaskets[g]!, rows: rows[g]!, rank: input.groupRank[g]! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ rank: _, ...group }) => group)
}

function bytesOf({ groupStart, groupBaskets, offsets, items, labelRank, groupRank }: BasketColumns): number {
  return [groupStart, groupBaskets, offsets, items, labelRank, groupRank].reduce((sum, a) => sum + a.byteLength, 0)
}
