import { type Data, Dictionary, Float64, Int32, makeData, makeVector, Utf8, type Vector } from 'apache-arrow'
import { encodedLabels } from '../../../export/encoded-labels'
import type { InputFile } from '../../protocol/files'
import type { Feed } from '../../readers/arrow/feed'
import { inspectFeed } from '../../readers/arrow/inspect'
import type { ColumnBatch } from '../../readers/arrow/ipc'
import { schemaColumns } from '../../readers/arrow/schema-columns'
import { arrowSource } from '../../readers/arrow/source'
import type { Source } from '../../readers/batch'
import type { LoadedModel, ModelGroup, RowLabels } from './loaded'

const BATCH_LINES = 1 << 16

type Role = 'group' | 'customer' | 'item' | 'value'

/** Lines of a batch by role; codes of labels, or numbers. */
type Lines = Record<Exclude<Role, 'value'>, Int32Array> & { value: Float64Array; length: number }

/** A customer of whom nothing is known has one line that is worth nothing. */
const linesOf = (entries: number) => Math.max(1, entries)

function vectorOf(labels: string[]): Vector<Utf8> {
  const codes = Uint32Array.from(labels.keys())
  return makeVector(
    makeData({
      type: new Utf8(),
      length: labels.length,
      nullCount: 0,
      ...encodedLabels((code) => labels[code]!).gather(codes),
    }),
  )
}

const vectorOfRows = ({ size, label }: RowLabels) => vectorOf(Array.from({ length: size }, (_, code) => label(code)))

/** The histories a model was trained on as lines of customer, item and value, under the names their columns had. */
export async function modelSource(model: LoadedModel, file: InputFile, signal: AbortSignal): Promise<Source> {
  const { info, customers, items, groups } = model
  const lengthOf = (row: number) => linesOf(customers.offsets[row + 1]! - customers.offsets[row]!)
  let rows = 0
  for (let row = 0; row < customers.known.length; row++) rows += lengthOf(row)

  const types = {
    group: new Dictionary(new Utf8(), new Int32(), 0),
    customer: new Dictionary(new Utf8(), new Int32(), 1),
    item: new Dictionary(new Utf8(), new Int32(), 2),
    value: new Float64(),
  }
  /** A column may have had two roles. */
  const columns = new Map<string, Role>()
  for (const role of ['group', 'customer', 'item', 'value'] as const) {
    const name = info.columns[role]
    if (name !== undefined && !columns.has(name)) columns.set(name, role)
  }
  const schema = schemaColumns(
    Array.from(columns, ([name, role]) => ({ name, type: types[role], typeName: String(types[role]) })),
  )
  const dictionaries = {
    group: vectorOf(groups.map(({ label }) => label ?? '')),
    customer: vectorOfRows(customers.labels),
    item: vectorOfRows(items.labels),
  }

  function batchOf(lines: Lines): ColumnBatch {
    const { length } = lines
    const dataOf = (role: Role): Data =>
      role === 'value'
        ? makeData({ type: types.value, length, nullCount: 0, data: lines.value.slice(0, length) })
        : makeData({
            type: types[role],
            length,
            ...(role === 'group' ? nullsOf(lines.group, groups) : { nullCount: 0 }),
            data: lines[role].slice(0, length),
            dictionary: dictionaries[role],
          })
    const loaded = new Map(Array.from(columns, ([name, role]) => [name, dataOf(role)]))
    return { rows: length, column: (name) => loaded.get(name) }
  }

  function* batches(): Generator<ColumnBatch> {
    const room = (): Lines => ({
      group: new Int32Array(BATCH_LINES),
      customer: new Int32Array(BATCH_LINES),
      item: new Int32Array(BATCH_LINES),
      value: new Float64Array(BATCH_LINES),
      length: 0,
    })
    const lines = room()
    for (const [group, { customers: stretch, items: own }] of groups.entries()) {
      for (let row = stretch.from; row < stretch.to; row++) {
        const first = customers.offsets[row]!
        const known = customers.known[row] === 1
        for (let i = 0; i < lengthOf(row); i++) {
          lines.group[lines.length] = group
          lines.customer[lines.length] = customers.labels.codes[row]!
          lines.item[lines.length] = items.labels.codes[known ? own.from + customers.items[first + i]! : 0]!
          lines.value[lines.length] = known ? (customers.values?.[first + i] ?? 1) : 0
          if (++lines.length < BATCH_LINES) continue
          yield batchOf(lines)
          lines.length = 0
        }
      }
    }
    if (lines.length > 0) yield batchOf(lines)
  }

  const feed: Feed = {
    files: [{ name: info.name, schema, rows }],
    open: () => ({
      async *batches() {
        yield* batches()
      },
      close: () => undefined,
    }),
  }
  const inspected = await inspectFeed(feed, [file], 'arrow', signal)
  const source = arrowSource({ ...inspected, asset: info }, feed)
  return { ...source, held: model }
}

function nullsOf(codes: Int32Array, groups: readonly ModelGroup[]) {
  const missing = groups.findIndex(({ label }) => label === null)
  if (missing < 0) return { nullCount: 0 }
  const nullBitmap = new Uint8Array((codes.length + 7) >> 3)
  let nullCount = 0
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === missing) nullCount++
    else nullBitmap[i >> 3]! |= 1 << (i & 7)
  }
  return { nullCount, nullBitmap }
}
