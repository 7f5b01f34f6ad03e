import { Float32, Float64, Int32, makeData, RecordBatch, RecordBatchFileWriter, Struct, Utf8 } from 'apache-arrow'
import type { RecommendColumns } from '../../../analyses/recommend/types'
import { encodedLabels } from '../../../export/encoded-labels'
import type { Pause } from '../../table/pause'
import { type Histories, historiesOf, type Rows } from './histories'
import { factorsType, hasValues, isLinked, itemsType, type ModelFacts, modelSchema, valuesType } from './layout'

const BATCH_ROWS = 1 << 16
/** Factors, or entries of histories, of one record batch: 16 MB at most, but for a customer with a longer history. */
const BATCH_NUMBERS = 1 << 22

/** What there is to write: the result of training, and what its numbers stand for. */
export interface TrainedModel {
  columns: RecommendColumns
  rows: Rows
  customerLabel(row: number): string
  itemLabel(item: number): string
  groupLabel(group: number): string | null
}

type Children = ReturnType<typeof makeData>[]

/** Sections of a file: all customers, then all items, each model after the other; last the items of a model of all beside others. */
interface Section {
  part: 'customer' | 'item' | 'whole'
  rows: number
  /** Null where it is about all. */
  group: Uint32Array | null
  label: Uint32Array
  labelOf(code: number): string
  factors: Float32Array
  /** 1 where there are any. */
  known: Uint8Array | null
  customers: Uint32Array | null
  histories: Histories | null
}

function bitsOf(flags: Uint8Array) {
  const nullBitmap = new Uint8Array((flags.length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] === 1) nullBitmap[i >> 3]! |= 1 << (i & 7)
    else nullCount++
  }
  return { nullCount, nullBitmap: nullCount === 0 ? null : nullBitmap }
}

const NONE = { nullCount: 0, nullBitmap: null }
const nothing = (rows: number) => bitsOf(new Uint8Array(rows))

function listsOf({ offsets, items, values }: Histories, from: number, to: number): Children {
  const begin = offsets[from]!
  const end = offsets[to]!
  const valueOffsets = Int32Array.from(offsets.subarray(from, to + 1), (offset) => offset - begin)
  const shape = { length: to - from, ...NONE, valueOffsets }
  const positions = new Int32Array(items.subarray(begin, end))
  return [
    makeData({ ...shape, type: itemsType, child: makeData({ type: new Int32(), ...NONE, data: positions }) }),
    ...(values === null
      ? []
      : [
          makeData({
            ...shape,
            type: valuesType,
            child: makeData({ type: new Float64(), ...NONE, data: values.subarray(begin, end) }),
          }),
        ]),
  ]
}

function noLists(rows: number, valued: boolean): Children {
  const shape = { length: rows, ...nothing(rows), valueOffsets: new Int32Array(rows + 1) }
  return [
    makeData({ ...shape, type: itemsType, child: makeData({ type: new Int32(), data: new Int32Array(0) }) }),
    ...(valued
      ? [makeData({ ...shape, type: valuesType, child: makeData({ type: new Float64(), data: new Float64Array(0) }) })]
      : []),
  ]
}

/** Rows up to which a batch that begins at `from` may go. */
function endOfBatch({ rows, histories }: Section, factors: number, from: number): number {
  let to = Math.min(rows, from + BATCH_ROWS, from + Math.max(1, Math.floor(BATCH_NUMBERS / factors)))
  if (histories === null) return to
  const { offsets } = histories
  while (to > from + 1 && offsets[to]! - offsets[from]! > BATCH_NUMBERS) to = from + Math.ceil((to - from) / 2)
  return to
}

/** The bytes of a model file; equal models give equal bytes. */
export async function writeModel(model: TrainedModel, facts: ModelFacts, pause: Pause): Promise<Uint8Array> {
  const { columns, rows } = model
  const { factors } = columns
  const schema = modelSchema(facts)
  const struct = new Struct(schema.fields)
  const valued = hasValues(facts)
  const groups = encodedLabels((group) => model.groupLabel(group) ?? '')
  const histories = await historiesOf(columns, rows, valued, pause)

  function batchOf(section: Section, from: number, to: number): RecordBatch {
    const length = to - from
    const groupCodes = section.group?.subarray(from, to) ?? new Uint32Array(length)
    const known = section.known === null ? NONE : bitsOf(section.known.subarray(from, to))
    const utf8 = (labels: ReturnType<typeof encodedLabels>, codes: Uint32Array, nulls: ReturnType<typeof bitsOf>) =>
      makeData({ type: new Utf8(), length, ...nulls, ...labels.gather(codes) })
    const children: Children = [
      utf8(
        encodedLabels(() => section.part),
        new Uint32Array(length),
        NONE,
      ),
      utf8(
        groups,
        groupCodes,
        bitsOf(Uint8Array.from(groupCodes, (code) => (!section.group || model.groupLabel(code) === null ? 0 : 1))),
      ),
      utf8(encodedLabels(section.labelOf), section.label.subarray(from, to), NONE),
      makeData({
        type: factorsType(factors),
        length,
        ...known,
        child: makeData({ type: new Float32(), ...NONE, data: section.factors.subarray(factors * from, factors * to) }),
      }),
      section.customers === null
        ? makeData({ type: new Int32(), length, ...nothing(length), data: new Int32Array(length) })
        : makeData({ type: new Int32(), ...NONE, data: new Int32Array(section.customers.subarray(from, to)) }),
      ...(section.histories === null ? noLists(length, valued) : listsOf(section.histories, from, to)),
    ]
    return new RecordBatch(schema, makeData({ type: struct, length, ...NONE, children }))
  }

  const writer = new RecordBatchFileWriter()
  writer.reset(undefined, schema)
  for (const section of sectionsOf(model, histories, facts)) {
    for (let from = 0; from < section.rows; ) {
      const to = endOfBatch(section, factors, from)
      writer.write(batchOf(section, from, to))
      from = to
      await pause()
    }
  }
  return writer.finish().toUint8Array(true)
}

function sectionsOf(
  { columns, customerLabel, itemLabel }: TrainedModel,
  histories: Histories,
  { whole, ...facts }: ModelFacts,
): Section[] {
  const { modelGroup, modelItemStart, modelItems, factors } = columns
  const own = modelItems.length - (whole?.items ?? 0)
  const itemGroup = new Uint32Array(modelItems.length)
  for (const [model, group] of modelGroup.entries()) {
    itemGroup.fill(group, modelItemStart[model], modelItemStart[model + 1])
  }
  return [
    {
      part: 'customer',
      rows: columns.rows,
      group: columns.group,
      label: columns.customer,
      labelOf: customerLabel,
      factors: columns.customerFactors,
      known: Uint8Array.from({ length: columns.rows }, (_, i) =>
        histories.offsets[i] === histories.offsets[i + 1] ? 0 : 1,
      ),
      customers: null,
      histories,
    },
    itemSection(0, own),
    ...(whole
      ? [{ ...itemSection(own, modelItems.length), part: 'whole' as const, group: null, customers: learnedFrom(whole) }]
      : []),
  ]

  function itemSection(from: number, to: number): Section {
    const links = {
      offsets: columns.linkStart.subarray(from, to + 1),
      items: columns.linkItems,
      values: columns.linkWeights,
    }
    return {
      part: 'item',
      rows: to - from,
      group: itemGroup.subarray(from, to),
      label: modelItems.subarray(from, to),
      labelOf: itemLabel,
      factors: columns.itemFactors.subarray(factors * from, factors * to),
      known: null,
      customers: columns.itemCustomers.subarray(from, to),
      histories: isLinked(facts.parameters) ? links : null,
    }
  }

  /** Beside its items stand in a result those who take it; it learned from all. */
  function learnedFrom({ customers }: { customers: number }): Uint32Array {
    return Uint32Array.from(columns.popularity.subarray(own), (share) => Math.round(share * customers))
  }
}
