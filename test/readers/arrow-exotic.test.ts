import { readFile } from 'node:fs/promises'
import { Field, Int32, makeData, RecordBatch, Schema, Struct, Table, tableToIPC } from 'apache-arrow'
import { RecordBatch as Batch, BufferRegion, FieldNode, Message } from 'apache-arrow/ipc/metadata/message'
import { describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { openArrow } from '../../src/workers/readers/arrow/open'
import type { Source } from '../../src/workers/readers/batch'
import { requireColumn } from '../../src/workers/table/plan'
import { cellsOf, labelsOf } from './source-cells'

const never = new AbortController().signal

const open = (bytes: Uint8Array): Promise<Source> =>
  openArrow([{ name: 'x.arrow', file: new Blob([bytes as BlobPart]) }], never)

const fixture = async (name: string) => open(await readFile(new URL(`fixtures/${name}`, import.meta.url)))

function refusal(work: () => unknown): BasketeerError {
  try {
    work()
  } catch (cause) {
    expect(cause).toBeInstanceOf(BasketeerError)
    return cause as BasketeerError
  }
  throw new Error('not refused')
}

const READABLE = {
  basket: ['1', '1', '2', '2'],
  view: ['a text that is longer than twelve bytes', 'a', null, 'another text of many bytes'],
  blob: ['a', null, 'c'.repeat(20), 'd'],
  item: ['ham', 'egg', null, 'ham'],
  day: ['2024-07-22', '2024-07-22', '2024-07-22', '2024-07-22'],
}
/** Of kinds that the library refuses a whole file for, and of kinds that no role can use. */
const UNKNOWN = ['runs', 'list_view', 'large_list_view', 'runs_inside']
const USELESS = ['sparse', 'dense', 'map', 'interval', 'duration', 'coded_struct', 'deep']

describe.each(['exotic.arrow', 'exotic-lz4.arrow'])('%s, with columns of every kind between others', (name) => {
  it('lets the others be read', async () => {
    const source = await fixture(name)
    expect(source.info.columns.map((column) => column.name)).toEqual(Object.keys(READABLE))
    for (const [column, labels] of Object.entries(READABLE)) expect(await labelsOf(source, column)).toEqual(labels)
    const [baskets, days] = await cellsOf(source, [
      { name: 'basket', as: 'number' },
      { name: 'day', as: 'time' },
    ])
    expect(baskets).toEqual([1, 1, 2, 2])
    expect(new Set(days)).toEqual(new Set([Date.UTC(2024, 6, 22)]))
  })

  it.each([...UNKNOWN, ...USELESS])('says what %s holds when it is mapped', async (column) => {
    const source = await fixture(name)
    const type = source.info.unread!.find((unread) => unread.name === column)!.type
    const whole = { read: {}, filters: [], columns: [{ name: column, as: 'key' as const }] }
    const watched = { signal: never, onProgress: () => undefined }
    const filtered = { ...whole, columns: [], filters: [{ column, op: 'is null' as const }] }
    for (const work of [
      () => source.read(whole, watched),
      () => source.read(filtered, watched),
      () => requireColumn(source.info, 'item', column),
    ]) {
      const { code, message } = refusal(work)
      expect(code).toBe('value-invalid')
      expect(message).toContain(`“${column}” holds ${type}`)
    }
    if (UNKNOWN.includes(column)) expect(type).toMatch(/^(run-end encoded values|(large )?list views)$/)
  })
})

it('a file of nothing but such columns is refused', async () => {
  const struct = new Struct([new Field('a', new Int32())])
  const schema = new Schema([new Field('s', struct)])
  const data = makeData({ type: new Struct(schema.fields), length: 0, nullCount: 0 })
  const bytes = tableToIPC(new Table(new RecordBatch(schema, data)))
  await expect(open(bytes)).rejects.toMatchObject({ code: 'file-empty' })
})

/** A stream of three rows; the library's own writer compares each column with all. */
function wideStream(width: number): Blob {
  const schema = new Schema(Array.from({ length: width }, (_, at) => new Field(`c${at}`, new Int32())))
  const nodes = Array.from({ length: width }, () => new FieldNode(3, 0))
  const buffers = nodes.flatMap((_, at) => [new BufferRegion(at * 16, 0), new BufferRegion(at * 16, 12)])
  const body = Int32Array.from({ length: width * 4 }, (_, at) => at % 2)
  const framed = (message: Message) => {
    const metadata = Message.encode(message)
    const padding = -metadata.length & 7
    return [Int32Array.of(-1, metadata.length + padding), metadata as BlobPart, new Uint8Array(padding)]
  }
  const batch = new Batch(3, nodes, buffers, null, [])
  return new Blob([...framed(Message.from(schema)), ...framed(Message.from(batch, body.byteLength)), body])
}

it('columns ten times as many take no longer each', async () => {
  const ms: number[] = []
  for (const width of [3000, 30_000]) {
    const file = wideStream(width)
    const start = process.cpuUsage()
    const { info } = await openArrow([{ name: 'x.arrow', file }], never)
    ms.push(process.cpuUsage(start).user / 1000)
    expect(info.columns).toHaveLength(width)
    expect(info.columns.at(-1)).toMatchObject({ type: 'integer', distinct: 2, examples: ['0', '1'] })
  }
  // Quadratic, it was a hundred times as long.
  expect(ms[1]! / Math.max(100, ms[0]!)).toBeLessThan(25)
})
