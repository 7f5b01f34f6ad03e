import {
  type Data,
  Dictionary,
  Field,
  Int32,
  List,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { BasketeerError } from '../../src/recipe/error'
import { openArrow } from '../../src/workers/readers/arrow/open'
import { cellsOf } from './source-cells'

const never = new AbortController().signal

const table = new Table({
  basket: vectorFromArray([1, 1, 2, null], new Int32()),
  item: vectorFromArray(['apple', ' pear ', null, 'fig'], new Utf8()),
  store: vectorFromArray(['north', 'south', 'north', null], new Dictionary(new Utf8(), new Int32(), 1)),
  tags: vectorFromArray([['a', 'b'], [], null, ['c']], new List(new Field('item', new Utf8(), true))),
})

/** `read`, or why not. */
async function readAll(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const source = await openArrow([{ name: 'table.arrow', file: new Blob([bytes]) }], never)
    for (const { name, type } of source.info.columns) {
      await cellsOf(source, [{ name, as: type === 'list' ? 'list' : 'key' }])
    }
    return 'read'
  } catch (error) {
    return error instanceof BasketeerError ? error.code : `threw ${error}`
  }
}

describe.each(['file', 'stream'] as const)('an Arrow %s with a damaged byte', (form) => {
  const whole = new Uint8Array(tableToIPC(table, form))

  // A list in the metadata that seems to have billions of entries would take minutes.
  it.each([0x7f, 0xff])('is read or refused, at once, wherever %i stands', async (byte) => {
    expect(await readAll(whole)).toBe('read')
    const results = new Map<string, number>()
    for (const at of whole.keys()) {
      const copy = whole.slice()
      copy[at] = byte
      const result = await readAll(copy)
      results.set(result, (results.get(result) ?? 0) + 1)
    }
    const { read = 0, 'file-unreadable': unreadable = 0, ...others } = Object.fromEntries(results)
    expect(read).toBeGreaterThan(300)
    expect(unreadable).toBeGreaterThan(300)
    const known = ['file-empty', 'layout-invalid', 'files-differ']
    expect(Object.keys(others).filter((result) => !known.includes(result))).toEqual([])
  })
})

describe('rows beyond the bytes of a column', () => {
  it.each<[string, (columns: Record<string, Data>) => void]>([
    ['text that ends behind its bytes', ({ item }) => item!.valueOffsets.set([1e9], 4)],
    ['text that begins before them', ({ item }) => item!.valueOffsets.set([-4], 0)],
    ['text that ends before it begins', ({ item }) => item!.valueOffsets.set([12], 1)],
    ['lists of billions of entries', ({ tags }) => tags!.valueOffsets.set([2 ** 31 - 1], 3)],
    ['lists that end before they begin', ({ tags }) => tags!.valueOffsets.set([3], 1)],
  ])('%s are refused', async (_, damage) => {
    const copy = new Uint8Array(tableToIPC(table, 'stream'))
    const [batch] = tableFromIPC(copy).batches
    damage(Object.fromEntries(table.schema.names.map((name, at) => [String(name), batch!.data.children[at]!])))
    expect(await readAll(copy)).toBe('file-unreadable')
  })
})
