import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import * as library from 'parquet-wasm/node'
import { describe, expect, it } from 'vitest'
import type { FileColumn, RowGroup } from '../../src/workers/training/columns'
import { snappy } from '../../src/workers/training/parquet/snappy'
import { parquetFile } from '../../src/workers/training/parquet/write'
import { NO_ID } from '../../src/workers/training/types'

const joined = (chunks: Iterable<Uint8Array>) => new Uint8Array(Buffer.concat([...chunks]))

/** As the rest of the house reads Parquet. */
function readBack(file: Uint8Array): Record<string, unknown>[] {
  const table = tableFromIPC(library.readParquet(file).intoIPCStream())
  return table.toArray().map((row) => {
    const plain = row!.toJSON() as Record<string, unknown>
    return Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [
        name,
        value && typeof value === 'object' ? [...(value as Iterable<unknown>)] : value,
      ]),
    )
  })
}

const WIDE = BigInt64Array.of(0n, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n)
const NARROW = Int32Array.from({ length: 700 }, (_, i) => i * 3_000_000 - 1_000_000_000)
const TEXTS = ['', 'a', 'ä😀', 'x'.repeat(300), ...Array.from({ length: 40 }, (_, i) => `r${i}`)]

const COLUMNS: FileColumn[] = [
  { name: 'wide', type: 'int64' },
  { name: 'text', type: 'utf8', nullable: true },
  { name: 'plain', type: 'int32' },
  { name: 'items', type: 'int32', list: true },
  { name: 'types', type: 'int32', list: true },
]

const rowArbitrary = fc.record({
  wide: fc.nat(WIDE.length - 1),
  text: fc.option(fc.nat(TEXTS.length - 1), { nil: NO_ID }),
  plain: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  items: fc.array(fc.nat(NARROW.length - 1), { maxLength: 5 }),
  /** So many more of the same, for lists that are told as runs. */
  more: fc.constantFrom(0, 0, 0, 200),
})

describe('Parquet as it is written for training', () => {
  it('is read back as it went in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(rowArbitrary, { minLength: 1, maxLength: 30 }), { maxLength: 3 }),
        fc.constantFrom('none' as const, 'snappy' as const),
        (groups, codec) => {
          const lists = (row: (typeof groups)[0][0]) => [
            ...row.items,
            ...Array.from({ length: row.more }, (_, i) => (i * i) % 700),
          ]
          const made = groups.map((rows): RowGroup => {
            const items = Uint32Array.from(rows.flatMap(lists))
            return {
              rows: rows.length,
              lengths: Uint32Array.from(rows, (row) => lists(row).length),
              data: [
                { codes: Uint32Array.from(rows, (row) => row.wide), values: WIDE },
                { codes: Uint32Array.from(rows, (row) => row.text), values: TEXTS },
                { plain: Int32Array.from(rows, (row) => row.plain) },
                { codes: items, values: NARROW },
                { codes: Uint8Array.from(items, (item) => item % 4), values: Int32Array.of(0, 1, 2, 3) },
              ],
            }
          })
          const expected = groups.flat().map((row) => ({
            wide: WIDE[row.wide],
            text: row.text === NO_ID ? null : TEXTS[row.text],
            plain: row.plain,
            items: lists(row).map((code) => NARROW[code]),
            types: lists(row).map((code) => code % 4),
          }))
          expect(readBack(joined(parquetFile(COLUMNS, made, { codec })))).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('packs codes of every width', () => {
    for (let width = 0; width <= 17; width++) {
      const values = Int32Array.from({ length: 2 ** width }, (_, i) => i * 7)
      const codes = Uint32Array.from({ length: 3 * values.length + 5 }, (_, i) => (i * 40_503) % values.length)
      const file = joined(
        parquetFile([{ name: 'x', type: 'int32' }], [{ rows: codes.length, data: [{ codes, values }] }], {
          codec: 'none',
        }),
      )
      const table = tableFromIPC(library.readParquet(file).intoIPCStream())
      expect(table.getChild('x')!.toArray()).toEqual(Int32Array.from(codes, (code) => values[code]!))
    }
  })

  it('makes what comes again smaller', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i % 2000) * 31)
    expect(snappy(bytes).length).toBeLessThan(bytes.length / 10)
  })
})
