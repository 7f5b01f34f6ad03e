import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import { type Batch, type BatchColumn, NULL_CODE, type ReadProgress, type Source } from '../readers/batch'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { collectList } from './collect-list'
import { collectLong } from './collect-long'
import { collectWide } from './collect-wide'
import { Collector } from './collector'
import {
  basketLabels,
  bytesOf,
  columnsOf,
  countItems,
  groupLabelsOf,
  groupsInOrder,
  keyCodes,
  labelsOf,
} from './columns'
import { expectedValues } from './expected'
import { healthOf, sizeHistogram } from './health'
import { rankLabels } from './labels'
import { mixLevels } from './mix-levels'
import { createPause } from './pause'
import { dropLarge, placeChunks, placeDirect } from './place'
import { planRead, type ReadPlan, tableKey } from './plan'
import { createChunkSink, createDirectSink } from './sink'

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

/** Reads what the recipe maps and makes the columns of it: one pass over the source, the result written once. */
export async function readBaskets(
  source: Source,
  request: TableRequest,
  arena: Arena,
  { signal, onProgress }: ReadTableOptions,
): Promise<BasketTable> {
  const began = performance.now()
  const { data } = request
  const plan = planRead(source.info, data)
  const pause = createPause(signal)
  // Without groups the order of the file is the order of the columns.
  const direct = plan.group === null && arena.memory ? createDirectSink(arena, arena.memory) : null
  const chunks = createChunkSink()
  const to = new Collector(direct ?? chunks, expectedValues(source.info, data.roles.basket))
  if (plan.group === null) to.group(NULL_CODE)

  const reading = source.read(
    { columns: plan.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    { signal, onProgress: ({ done, total }: ReadProgress) => onProgress('ingest', done, total, to.bytes()) },
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

  onProgress('encode', 0, 1, to.bytes())
  const itemLabels = itemKeys ? labelsOf(itemKeys) : plan.flags
  const itemCount = itemLabels.length
  const placed = direct
    ? await placeDirect(to, direct, itemCount, arena, pause)
    : await placeChunks(to, chunks, itemCount, arena, pause)
  const sizes = sizeHistogram(placed.offsets)
  const duplicates = plan.layout === 'long' ? to.valid - placed.items.length : repeated
  const { kept, dropped } =
    data.maxBasketItems === undefined ? { kept: placed, dropped: 0 } : dropLarge(placed, data.maxBasketItems)

  const groupLabels = groupLabelsOf(to, groupKeys)
  const mixed = data.mix && (await mixLevels(kept, itemLabels, { source, request, arena, pause, signal }))
  const labels = mixed?.labels ?? itemLabels
  const labelRank = rankLabels(labels, arena.u32(labels.length))
  const input = columnsOf(mixed?.rows ?? kept, { items: labels, groups: groupLabels }, labelRank, arena)
  const itemBaskets = await countItems(input.items, labels.length, pause)
  const health = healthOf({
    reading,
    seen: to.seen,
    valid: to.valid,
    nulls: [
      { role: 'basket', column: data.roles.basket, rows: to.nullBaskets },
      { role: 'item', column: data.roles.item, rows: to.nullItems },
    ],
    duplicates,
    collisions: to.index.collisions,
    cappedBaskets: dropped,
    sizes,
    baskets: kept.baskets.length,
    itemBaskets: itemBaskets.subarray(0, itemCount),
    itemLabels,
    groups: plan.group === null ? [] : groupsInOrder(input, groupLabels, to.groupRows),
    ignored: plan.ignored,
  })
  onProgress('encode', 1, 1)
  return {
    info: {
      key: tableKey(source.info, request),
      shape: request.want.shape,
      groupColumn: data.roles.group ?? null,
      health,
      bytes: bytesOf(input) + kept.baskets.byteLength + itemBaskets.byteLength,
    },
    input,
    itemLabels: labels,
    groupLabels,
    itemBaskets,
    ...(mixed && { mixed: { items: itemCount, branches: mixed.branches, values: mixed.values } }),
    rowTimes: null,
    clock: false,
    valueScale: null,
    basketLabel: basketLabels(basketKeys, kept.baskets),
    timings: { ingest, encode: performance.now() - began - ingest },
  }
}
