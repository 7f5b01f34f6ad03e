import { type Data, RecordBatchFileWriter, Schema, Table, tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { createNodePool, type NodePool } from '../kernels/node-pool'
import { type Bench, createBench, ROLES, SMALL, tastes } from './bench'

const VALUED = { ...ROLES, value: 'worth' }
const KEY = 'basketeer.model'

let pool: NodePool
let bench: Bench
let saved: Uint8Array<ArrayBuffer>
let job: string
beforeAll(async () => {
  pool = await createNodePool({ threads: 1, shared: false })
  bench = await createBench(pool)
  const rows = [...tastes(), { where: 'south', who: 'nobody', what: 'good 1', worth: -1 }]
  const { id } = await bench.openRows(rows)
  job = await bench.run(id, VALUED, SMALL)
  saved = new Uint8Array((await bench.api.ask('recommend', 'save', job, [], 'save')).bytes)
})
afterAll(() => pool.dispose())

const codeOf = (bytes: Uint8Array<ArrayBuffer>) =>
  bench.openModel(bytes).then(
    () => 'opened',
    (error: unknown) => (error instanceof BasketeerError ? error.code : `threw ${error}`),
  )

describe('the layout', () => {
  it('says what it is', () => {
    const { schema, numRows } = tableFromIPC(saved)
    expect(schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'part Utf8',
      'group Utf8',
      'label Utf8',
      'factors FixedSizeList[6]<Float32>',
      'customers Int32',
      'items List<Int32>',
      'values List<Float64>',
    ])
    expect(numRows).toBe(41 + 18)
    const facts = JSON.parse(schema.metadata.get(KEY)!)
    expect(facts).toMatchObject({
      version: 1,
      app: 'test',
      fingerprint: 'fake',
      columns: { customer: 'who', item: 'what', value: 'worth' },
      parameters: { factors: 6, iterations: 4, alpha: 40, regularization: 0.01, perGroup: false },
      customers: 41,
      items: 18,
    })
    expect(facts.columns).not.toHaveProperty('group')
  })

  it('holds factors whose products are the scores, and histories', async () => {
    const rows = tableFromIPC(saved)
      .toArray()
      .map((row) => row.toJSON())
    const items = rows.filter(({ part }) => part === 'item')
    const vector = (row: Record<string, { toArray(): Float32Array }>) => Array.from(row['factors']!.toArray())
    const lists = await bench.lists(job)
    expect(rows.filter(({ part }) => part === 'customer').map(({ label }) => label)).toEqual(
      lists.map(({ customer }) => customer),
    )
    expect(items.map(({ label }) => label)).toEqual(items.map(({ label }) => label).toSorted())
    for (const [i, { customer, source, items: recommended, scores }] of lists.entries()) {
      const row = rows[i]!
      const history = Array.from(row['items'].toArray() as Int32Array, (place) => items[place]!['label'])
      expect(history).toEqual(
        [...new Set(tastes().flatMap(({ who, what }) => (who === customer ? [what] : [])))].toSorted(),
      )
      if (source === 'popular') {
        expect(row['factors']).toBeNull()
        continue
      }
      for (const [k, label] of recommended.entries()) {
        const y = vector(items.find((item) => item['label'] === label)!)
        const score = vector(row).reduce((sum, x, f) => sum + x * y[f]!, 0)
        expect(Math.abs(score - scores[k]!)).toBeLessThan(1e-6)
      }
    }
    for (const { label, customers } of items) {
      expect(customers).toBe(new Set(tastes().flatMap(({ who, what }) => (what === label ? [who] : []))).size)
    }
  })

  it('is the same bytes for the same model', async () => {
    expect(new Uint8Array((await bench.api.ask('recommend', 'save', job, [], 'again')).bytes)).toEqual(saved)
  })

  it('is told by its metadata, not by its name', async () => {
    expect((await bench.openModel(saved, 'anything.bin')).asset).toBeDefined()
    const plain = new Table(tableFromIPC(saved).batches.map((batch) => batch)).select(['label', 'customers'])
    const other = new Table(new Schema(plain.schema.fields), plain.batches)
    const bytes = RecordBatchFileWriter.writeAll(other).toUint8Array(true).slice()
    expect((await bench.openModel(bytes)).asset).toBeUndefined()
    const loading = bench.api.openAsset('recommend', { name: 'data.arrow', file: new Blob([bytes]) }, 'load')
    await expect(loading).rejects.toMatchObject({ code: 'format-unknown' })
    const text = bench.api.openAsset('recommend', { name: 'data.csv', file: new Blob(['a,b\n1,2\n']) }, 'load')
    await expect(text).rejects.toMatchObject({ code: 'format-unknown' })
  })
})

/** The file with numbers changed where they lie. */
function changed(change: (columns: Record<string, ReturnType<Table['getChildAt']>>) => void) {
  const copy = saved.slice()
  const table = tableFromIPC(copy)
  change(Object.fromEntries(table.schema.fields.map(({ name }, at) => [name, table.getChildAt(at)])))
  return copy
}

type Columns = Parameters<Parameters<typeof changed>[0]>[0]

/** One number of a batch set to another. */
const put = (name: string, batch: number, at: number, value: number) => () =>
  changed((columns: Columns) => {
    const data = columns[name]!.data[batch]!
    const { values } = data.children[0] ?? data
    values[at] = value
  })
const putOffset = (name: string, at: number, value: number) => () =>
  changed((columns: Columns) => {
    columns[name]!.data[0]!.valueOffsets[at] = value
  })

/** The file with other words about itself, or other columns. */
function rewritten(facts: (facts: Record<string, unknown>) => unknown, keep = (_: string) => true) {
  const table = tableFromIPC(saved)
  const kept = table.select(table.schema.names.map(String).filter(keep))
  const text = JSON.stringify(facts(JSON.parse(table.schema.metadata.get(KEY)!)))
  const schema = new Schema(kept.schema.fields, new Map([[KEY, text]]))
  return RecordBatchFileWriter.writeAll(new Table(schema, kept.batches)).toUint8Array(true).slice()
}

const same = (facts: Record<string, unknown>) => facts
const parameters = (facts: Record<string, unknown>, own: object) => ({
  ...facts,
  parameters: { ...(facts['parameters'] as object), ...own },
})

describe('a file that cannot be used', () => {
  it('is opened where nothing was changed', async () => {
    expect(await codeOf(changed(() => undefined))).toBe('opened')
    expect(await codeOf(rewritten(same))).toBe('opened')
  })

  it.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ['of a later layout', () => rewritten((facts) => ({ ...facts, version: 4 })), 'format-unknown'],
    ['without words about itself', () => rewritten(() => ({ version: 1 })), 'file-unreadable'],
    ['of no JSON', () => rewritten(() => undefined), 'file-unreadable'],
    ['with other parameters', () => rewritten((facts) => parameters(facts, { factors: 5 })), 'file-unreadable'],
    ['with impossible parameters', () => rewritten((facts) => parameters(facts, { alpha: -1 })), 'file-unreadable'],
    ['with other counts', () => rewritten((facts) => ({ ...facts, items: 17, customers: 42 })), 'file-unreadable'],
    ['with fewer rows', () => rewritten((facts) => ({ ...facts, items: 19 })), 'file-unreadable'],
    ['without factors', () => rewritten(same, (name) => name !== 'factors'), 'file-unreadable'],
    ['without values', () => rewritten(same, (name) => name !== 'values'), 'file-unreadable'],
    ['without histories', () => rewritten(same, (name) => name !== 'items'), 'file-unreadable'],
    ['with a factor that is no number', put('factors', 0, 7, Number.NaN), 'file-unreadable'],
    ['with an endless factor of an item', put('factors', 1, 3, Number.POSITIVE_INFINITY), 'file-unreadable'],
    ['with an item beyond the last', put('items', 0, 2, 18), 'file-unreadable'],
    ['with an item before the first', put('items', 0, 2, -1), 'file-unreadable'],
    ['with a value of nothing', put('values', 0, 2, 0), 'file-unreadable'],
    ['with a factor that no training gives', put('factors', 0, 7, 1e30), 'file-unreadable'],
    ['with an endless value', put('values', 0, 2, Number.POSITIVE_INFINITY), 'file-unreadable'],
    ['with more holders than customers', put('customers', 1, 0, 42), 'file-unreadable'],
    ['with fewer holders than none', put('customers', 1, 0, -1), 'file-unreadable'],
    ['with offsets that fall', putOffset('items', 3, 0), 'file-unreadable'],
    ['with text beyond its end', putOffset('label', 41, 1e9), 'file-unreadable'],
    [
      'with a label twice',
      () =>
        changed(({ label }) => {
          const { values, valueOffsets } = label!.data[0]!
          // “nobody” is as long as nobody else is; “person 1x” are alike.
          values.copyWithin(valueOffsets[3]!, valueOffsets[4]!, valueOffsets[5]!)
        }),
      'file-unreadable',
    ],
    ['that is cut off in the middle', () => saved.slice(0, saved.length >> 1), 'file-unreadable'],
    ['that is cut off at the end', () => saved.slice(0, -20), 'file-unreadable'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes())).toBe(code)
  })

  it('is opened by itself only', async () => {
    const file = new Blob([saved])
    const opening = bench.api.inspect(
      [
        { name: 'a.arrow', file },
        { name: 'b.arrow', file },
      ],
      undefined,
      'two',
    )
    await expect(opening).rejects.toMatchObject({ code: 'files-differ' })
  })

  /** Where the columns lie. What lies between them says how they lie, and is for apache-arrow to read. */
  function columnBytes(): number[] {
    const found: number[] = []
    const visit = (data: Data) => {
      for (const view of [data.values, data.valueOffsets, data.nullBitmap]) {
        for (let at = 0; view?.buffer === saved.buffer && at < view.byteLength; at++) found.push(view.byteOffset + at)
      }
      data.children.forEach(visit)
    }
    for (const { data } of tableFromIPC(saved).batches) visit(data)
    return found
  }

  it('never gives scores that are no numbers, whatever is wrong with its columns', async () => {
    const places = columnBytes()
    expect(places.length).toBeGreaterThan(3000)
    const change = fc.record({ at: fc.constantFrom(...places), byte: fc.nat({ max: 255 }) })
    let opened = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const copy = saved.slice()
        for (const { at, byte } of changes) copy[at] = byte
        const source = await bench.openModel(copy).catch((error: unknown) => error)
        if (source instanceof BasketeerError) return
        opened++
        const { id, asset: model } = source as Awaited<ReturnType<Bench['openModel']>>
        const job = await bench.run(id, VALUED, { model: model!.id })
        const scores = (await bench.lists(job)).flatMap((list) => list.scores)
        expect(scores.every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect(opened).toBeGreaterThan(10)
  })
})
