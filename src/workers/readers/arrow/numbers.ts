import { type Data, DataType, DateUnit, type Decimal, Precision, TimeUnit } from 'apache-arrow'

type RowReader<T> = (row: number) => T

const HALF_RANGE = 2 ** 32
/** Upper halves of integers that f64 holds, and powers of ten that it does. */
const EXACT_HIGH = 2 ** 21
const MOST_DIGITS = 22

/** 64-bit values as signed halves, so that no BigInt is made per row. */
function halves(values: BigInt64Array | BigUint64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2)
}

function longReader(data: Data, unsigned = false): RowReader<number> {
  const words = halves(data.values)
  if (unsigned) return (row) => (words[2 * row + 1]! >>> 0) * HALF_RANGE + (words[2 * row]! >>> 0)
  return (row) => words[2 * row + 1]! * HALF_RANGE + (words[2 * row]! >>> 0)
}

/** ns → ms by whole µs: 2⁵³ ns is but 104 days, so the sum is split before it would be rounded. */
function nanosecondReader(data: Data): RowReader<number> {
  const words = halves(data.values)
  return (row) => {
    const high = words[2 * row + 1]!
    const low = words[2 * row]! >>> 0
    return Math.floor((high * 4_294_967 + Math.floor((high * 296 + low) / 1000)) / 1000)
  }
}

function decimalReader(data: Data): RowReader<number> {
  const text = decimalText(data)
  const { scale, bitWidth } = data.type as Decimal
  const words = data.values as Uint32Array
  const perValue = bitWidth / 32
  if (perValue < 2 || scale < 0 || scale > MOST_DIGITS) return (row) => Number(text(row))
  const unit = 10 ** scale
  return (row) => {
    const at = row * perValue
    const high = words[at + 1]! | 0
    let short = high >= -EXACT_HIGH && high < EXACT_HIGH
    for (let word = at + 2; word < at + perValue; word++) short &&= (words[word]! | 0) === high >> 31
    // Both are exact, so their quotient is the number that the text names.
    return short ? (high * HALF_RANGE + words[at]!) / unit : Number(text(row))
  }
}

/** Exact text of a decimal, with all digits of its scale. */
export function decimalText(data: Data): RowReader<string> {
  const { scale, bitWidth } = data.type as Decimal
  const words = data.values as Uint32Array
  const perValue = bitWidth / 32
  return (row) => {
    let value = 0n
    for (let word = perValue - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[row * perValue + word]!)
    value = BigInt.asIntN(bitWidth, value)
    if (scale <= 0) return String(value * 10n ** BigInt(-scale))
    const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
    return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  }
}

export function bitReader(bits: Uint8Array): RowReader<boolean> {
  return (row) => ((bits[row >> 3]! >> (row & 7)) & 1) === 1
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1024 + fraction) * 2 ** (exponent - 25)
}

/** Numbers and booleans as f64; undefined where the type holds no numbers. Does not look at nulls. */
export function numberReader(data: Data): RowReader<number> | undefined {
  const type = data.type
  if (DataType.isInt(type) && type.bitWidth === 64) return longReader(data, !type.isSigned)
  if (DataType.isFloat(type) && type.precision === Precision.HALF) {
    const halves = data.values as Uint16Array
    return (row) => fromHalf(halves[row]!)
  }
  if (DataType.isInt(type) || DataType.isFloat(type)) {
    const values = data.values as Float64Array
    return (row) => values[row]!
  }
  if (DataType.isDecimal(type)) return decimalReader(data)
  if (DataType.isBool(type)) {
    const bit = bitReader(data.values)
    return (row) => (bit(row) ? 1 : 0)
  }
  return undefined
}

/** All values of a column at once, where they lie side by side as numbers: no call for each of them. Nulls are whatever stands there. */
export function plainNumbers({ type, values, length }: Data): Float64Array | undefined {
  const plain = DataType.isInt(type) ? type.bitWidth < 64 : DataType.isFloat(type) && type.precision !== Precision.HALF
  return plain ? new Float64Array((values as Int32Array).subarray(0, length)) : undefined
}

/** The same of days, as ms. */
export function plainTimes({ type, values, length }: Data): Float64Array | undefined {
  if (!DataType.isDate(type) || type.unit !== DateUnit.DAY) return undefined
  const times = new Float64Array((values as Int32Array).subarray(0, length))
  for (let row = 0; row < length; row++) times[row] = times[row]! * DAY_MS
  return times
}

const DAY_MS = 86_400_000

/** Dates and timestamps as whole ms since 1970 (UTC), as text files give them; undefined where the type holds no times. Does not look at nulls. */
export function timeReader(data: Data): RowReader<number> | undefined {
  const type = data.type
  if (DataType.isDate(type)) {
    if (type.unit === DateUnit.MILLISECOND) return longReader(data)
    const days = data.values as Int32Array
    return (row) => days[row]! * DAY_MS
  }
  if (!DataType.isTimestamp(type)) return undefined
  const ticks = longReader(data)
  switch (type.unit) {
    case TimeUnit.SECOND:
      return (row) => ticks(row) * 1000
    case TimeUnit.MILLISECOND:
      return ticks
    case TimeUnit.MICROSECOND:
      return (row) => Math.floor(ticks(row) / 1000)
    default:
      return nanosecondReader(data)
  }
}
