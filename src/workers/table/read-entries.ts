import { keyRole, type TableWant } from '../../analyses/shapes'
import type { TableRequest } from '../../analyses/table-request'
import type { Arena } from '../memory/arena'
import { type Batch, type Dictionary, NULL_CODE, type ReadProgress, type Source } from '../readers/batch'
import type { BasketTable, ReadTableOptions } from './basket-table'
import { collectEntries, type EntryNumbers } from './collect-entries'
import { Collector } from './collector'
import {
  basketLabels,
  bytesOf,
  columnsOf,
  countHolders,
  countItems,
  groupLabelsOf,
  groupsInOrder,
  keyCodes,
  labelsOf,
} from './columns'
import { expectedValues } from './expected'
import { healthOf, sizeHistogram } from './health'
import { ItemKinds } from './item-kinds'
import { rankLabels } from './labels'
import { mixLevels } from './mix-levels'
import { createPause } from './pause'
import { dropLarge } from './place'
import { tableKey } from './plan'
import { planEntries } from './plan-entries'
import { createRowCodes } from './row-codes'
import { createRowTimes } from './row-times'
import type { EntryPlan, EntryShape } from './shapes/entry-shape'
import { createChunkSink, createNumberSink } from './sink'

/** Places of the rows' labels in code point order. */
function rankRows(rows: Uint32Array, keys: Dictionary): Uint32Array {
  const labels = Array.from(rows, (code) => keys.label(code))
  return rankLabels(labels, new Uint32Array(labels.length))
}

/** Numbers of a column, NaN where missing. The codes of text stand for it until all of it is known. */
function numbersOf(batch: Batch, position: number | null): Float64Array {
  if (position === null) return new Float64Array(batch.rows).fill(1)
  const column = batch.columns[position]
  if (column?.as === 'number' || column?.as === 'time') return column.values
  return Float64Array.from(keyCodes(batch, position), (code) => (code === NULL_CODE ? Number.NaN : code))
}

function collect(to: Collector, beside: EntryNumbers, plan: EntryPlan, batch: Batch): void {
  collectEntries(to, beside, {
    rows: keyCodes(batch, plan.row),
    items: keyCodes(batch, plan.item),
    groups: keyCodes(batch, plan.group),
    numbers: numbersOf(batch, plan.number),
    quantities: plan.quantity === null ? null : numbersOf(batch, plan.quantity),
    seconds: plan.second === null ? null : numbersOf(batch, plan.second),
    times: besideOf(batch, plan),
    visits: keyCodes(batch, plan.entryVisit),
    names: keyCodes(batch, plan.rowName),
  })
}

/** Times, or a number for each basket and group that a visit is of. */
function besideOf(batch: Batch, { rowTime, entryTime, visit, visitGroup }: EntryPlan): Float64Array | null {
  if (visit === null) return rowTime === null && entryTime === null ? null : numbersOf(batch, rowTime ?? entryTime)
  // A column may be read for another table in the same pass.
  const visits = numbersOf(batch, visit).slice()
  const groups = keyCodes(batch, visitGroup)
  if (groups) for (let i = 0; i < visits.length; i++) visits[i] = visits[i]! + 2 ** 32 * (groups[i]! % 2 ** 20)
  return visits
}

function bytesSoFar(to: Collector, beside: EntryNumbers): number {
  const { numbers, quantities, seconds, entryTimes, entryVisits } = beside
  const lists = [numbers, quantities, seconds, entryTimes, entryVisits]
  return lists.reduce((sum, list) => sum + (list?.bytes() ?? 0), to.bytes())
}

/** Reads lines that have a number each, and makes journeys, priced baskets or ratings of them: one pass over the source. */
export async function readEntries(
  source: Source,
  request: TableRequest,
  shape: EntryShape<TableWant>,
  arena: Arena,
  { signal, onProgress }: ReadTableOptions,
): Promise<BasketTable> {
  const began = performance.now()
  const { data, want } = request
  const plan = planEntries(source.info, request, shape)
  const timed = shape.numbers === 'times'
  const clock = timed && plan.time !== 'order'
  const pause = createPause(signal)
  const to = new Collector(createChunkSink(), expectedValues(source.info, data.roles[keyRole(want)]))
  if (plan.group === null) to.group(NULL_CODE)
  const beside: EntryNumbers = {
    numbers: createNumberSink(),
    quantities: createNumberSink(),
    seconds: createNumberSink(),
    required: timed,
    times: plan.rowTime === null ? null : createRowTimes(),
    names: plan.rowName === null ? null : createRowCodes(),
    entryTimes: plan.entryTime === null && plan.visit === null ? null : createNumberSink(),
    entryVisits: plan.entryVisit === null ? null : createChunkSink(),
    untimed: 0,
  }

  const reading = source.read(
    { columns: plan.columns, read: data.read ?? {}, filters: data.filters ?? [] },
    {
      signal,
      onProgress: ({ done, total }: ReadProgress) => onProgress('ingest', done, total, bytesSoFar(to, beside)),
    },
  )
  const rowKeys = reading.dictionaries[plan.row]!
  const itemKeys = reading.dictionaries[plan.item]!
  const kinds = new ItemKinds()
  const groupKeys = plan.group === null ? undefined : reading.dictionaries[plan.group]
  for await (const batch of reading.batches) {
    to.reserve(rowKeys.size, 0)
    if (plan.kind !== null) kinds.note(keyCodes(batch, plan.item), keyCodes(batch, plan.kind), itemKeys.size)
    collect(to, beside, plan, batch)
    await pause()
  }
  to.closeSegment(to.valid)
  const ingest = performance.now() - began

  onProgress('encode', 0, 1, bytesSoFar(to, beside))
  const itemLabels = labelsOf(itemKeys)
  const itemCount = itemLabels.length
  const labelRank = rankLabels(itemLabels, arena.u32(itemCount))
  const parts = { from: to, beside, labelRank, arena, pause, time: plan.time, data }
  const timeColumn = timed ? plan.number : plan.entryTime
  const timeTexts = timeColumn === null ? undefined : reading.dictionaries[timeColumn]
  const settled = await shape.settle(parts, timeTexts, want)
  const { rows } = settled
  const sizes = sizeHistogram(rows.offsets)
  const { kept, dropped } =
    data.maxBasketItems === undefined ? { kept: rows, dropped: 0 } : dropLarge(rows, data.maxBasketItems, rows.numbers)

  const groupLabels = groupLabelsOf(to, groupKeys)
  // What stands beside entries says nothing of levels: baskets alone are asked for with them.
  const mixed = data.mix && (await mixLevels(kept, itemLabels, { source, request, arena, pause, signal }))
  const labels = mixed?.labels ?? itemLabels
  const numbers = rows.numbers.subarray(0, kept.items.length)
  const input = columnsOf(
    mixed?.rows ?? kept,
    { items: labels, groups: groupLabels },
    mixed ? rankLabels(labels, arena.u32(labels.length)) : labelRank,
    arena,
    mixed
      ? undefined
      : timed
        ? { ...(clock && { times: numbers }), ...(rows.visits && { visits: rows.visits }) }
        : { values: numbers, ...(rows.entryTimes && { times: rows.entryTimes }) },
  )
  if (shape.ranked) input.rowRank = rankRows(kept.baskets, rowKeys)
  const itemBaskets = timed
    ? await countHolders(input, itemCount, pause)
    : await countItems(input.items, labels.length, pause)
  const health = healthOf({
    reading,
    seen: to.seen,
    valid: to.valid,
    nulls: [
      { role: keyRole(want), column: data.roles[keyRole(want)], rows: to.nullBaskets },
      { role: 'time', column: data.roles.time, rows: beside.untimed },
      { role: 'item', column: data.roles.item, rows: to.nullItems },
      {
        role: settled.valueRole ?? 'value',
        column: data.roles[settled.valueRole ?? 'value'],
        rows: settled.missingValues,
      },
      ...(settled.missingSeconds
        ? [{ ...settled.missingSeconds, column: data.roles[settled.missingSeconds.role] }]
        : []),
      { role: 'quantity', column: data.roles.quantity, rows: settled.missingQuantities },
    ],
    duplicates: settled.duplicates,
    collisions: to.index.collisions,
    outsideMoney: settled.outsideMoney,
    cappedBaskets: dropped,
    droppedPairs: settled.droppedPairs,
    sizes,
    baskets: kept.baskets.length,
    itemBaskets: itemBaskets.subarray(0, itemCount),
    itemLabels,
    groups: plan.group === null ? [] : groupsInOrder(input, groupLabels, to.groupRows),
    ignored: [],
  })
  onProgress('encode', 1, 1)
  return {
    info: {
      key: tableKey(source.info, request),
      shape: want.shape,
      groupColumn: plan.group === null ? null : data.roles.group!,
      health,
      bytes:
        bytesOf(input) +
        kept.baskets.byteLength +
        itemBaskets.byteLength +
        (kept.times?.byteLength ?? 0) +
        (kept.named?.byteLength ?? 0),
    },
    input,
    itemLabels: labels,
    groupLabels,
    itemBaskets,
    ...(mixed && { mixed: { items: itemCount, branches: mixed.branches, values: mixed.values } }),
    rowTimes: kept.times ?? null,
    ...(kept.named && { rowNames: { codes: kept.named, labels: reading.dictionaries[plan.rowName!]! } }),
    ...(plan.kind !== null && { itemKinds: kinds.settle(itemCount, reading.dictionaries[plan.kind]!) }),
    ...(shape.ranked && { rowKeys: kept.baskets }),
    clock,
    valueScale: settled.valueScale,
    basketLabel: basketLabels(rowKeys, kept.baskets),
    timings: { ingest, encode: performance.now() - began - ingest },
  }
}
