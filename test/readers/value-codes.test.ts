import { DateDay, Decimal, Float64, makeData, TimestampMicrosecond } from 'apache-arrow'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyColumn } from '../../src/workers/readers/arrow/keys'
import { labelReader } from '../../src/workers/readers/arrow/labels'
import { numberReader } from '../../src/workers/readers/arrow/numbers'
import { NULL_CODE } from '../../src/workers/readers/batch'
import { createPause } from '../../src/workers/table/pause'

const few = fc.integer({ min: -3, max: 3 })
const DECIMAL = new Decimal(2, 38, 128)
const words = (values: readonly bigint[]) =>
  Uint32Array.from(values.flatMap((v) => [0n, 32n, 64n, 96n].map((bits) => Number(BigInt.asUintN(32, v >> bits)))))

/** Columns of values that come again, some of them beyond 53 bits and 64. */
const columns = fc.oneof(
  fc.array(few, { minLength: 1 }).map((v) => makeData({ type: new DateDay(), data: Int32Array.from(v) })),
  fc
    .array(fc.oneof(few, fc.constantFrom(2 ** 40, -(2 ** 52))), { minLength: 1 })
    .map((v) => makeData({ type: new TimestampMicrosecond(), data: BigInt64Array.from(v, BigInt) })),
  fc
    .array(fc.oneof(few, fc.constantFrom(-0, 0.1, Number.NaN, -Infinity)), { minLength: 1 })
    .map((v) => makeData({ type: new Float64(), data: Float64Array.from(v) })),
  fc
    .array(
      fc.oneof(
        few.map(BigInt),
        fc.bigInt({ min: -(2n ** 56n), max: 2n ** 56n }),
        fc.constantFrom(2n ** 53n, -(2n ** 53n), 2n ** 63n, -(2n ** 63n), 2n ** 64n, 2n ** 96n + 1n, -(2n ** 100n)),
      ),
      { minLength: 1 },
    )
    .map((v) => makeData({ type: DECIMAL, length: v.length, nullCount: 0, data: words(v) })),
)

it('cells whose values come again have the codes of their texts, at once and with pauses', async () => {
  await fc.assert(
    fc.asyncProperty(columns, columns, async (first, second) => {
      const types = [first.type, second.type]
      const [atOnce, paused] = [keyColumn('c', types), keyColumn('c', types)]
      for (const data of [first, second, first]) {
        const label = labelReader(data)!
        const codes = atOnce.encode(data)
        expect(await paused.encodeWithPauses(data, createPause(new AbortController().signal))).toEqual(codes)
        for (const [row, code] of codes.entries()) {
          expect(code === NULL_CODE ? null : atOnce.dictionary.label(code)).toBe(label(row))
        }
      }
    }),
    { numRuns: 60 },
  )
})

it('decimals are the numbers that their texts name', () => {
  const all = fc.array(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), { minLength: 1 })
  fc.assert(
    fc.property(all, fc.nat({ max: 70 }), fc.constantFrom(0, 1, 2, 9, 22, 23), (values, bits, scale) => {
      const small = values.map((v) => v >> BigInt(bits))
      const type = new Decimal(scale, 38, 128)
      const data = makeData({ type, length: small.length, nullCount: 0, data: words(small) })
      const [number, text] = [numberReader(data)!, labelReader(data)!]
      for (const row of small.keys()) expect(number(row)).toBe(Number(text(row)))
    }),
    { numRuns: 100 },
  )
})
