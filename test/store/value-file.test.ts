import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readValue, writeValue } from '../../src/workers/result/kept/value-file'
import { checksum } from '../../src/workers/store/checksum'

const arrays = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.bigUint64Array(),
)
const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null)), { minLength: 30, maxLength: 40 })
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.string(),
    arrays,
    texts,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$column', '$number', '$plain', '$texts')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}))

test('whatever is kept is read as it was', () => {
  fc.assert(
    fc.property(value, (kept) => {
      expect(readValue(writeValue({ kept }))).toStrictEqual({ kept })
    }),
    { numRuns: 150 },
  )
})

test('arrays are views of what was read, also from a place that suits no number', () => {
  const numbers = Float64Array.of(1.5, Number.NaN, Number.POSITIVE_INFINITY)
  const bytes = writeValue({ numbers, again: numbers, part: numbers.subarray(1) })
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  for (const each of [bytes, shifted.subarray(3)]) {
    const read = readValue(each) as { numbers: Float64Array; again: Float64Array; part: Float64Array }
    expect(read.numbers).toStrictEqual(numbers)
    expect(read.again).toBe(read.numbers)
    expect([...read.part]).toEqual([Number.NaN, Number.POSITIVE_INFINITY])
  }
  expect((readValue(bytes) as { numbers: Float64Array }).numbers.buffer).toBe(bytes.buffer)
})

test('a checksum is CRC-32, in whatever pieces it is taken', () => {
  const bitwise = (bytes: Uint8Array) => {
    let crc = 0xffffffff
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    return ~crc >>> 0
  }
  expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
      expect(checksum(bytes)).toBe(bitwise(bytes))
      expect(checksum(bytes.subarray(cut), checksum(bytes.subarray(0, cut)))).toBe(bitwise(bytes))
    }),
  )
})
