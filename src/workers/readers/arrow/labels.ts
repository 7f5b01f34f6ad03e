import { type Data, DataType, Precision, type TimeUnit } from 'apache-arrow'
import { bitReader, decimalText, numberReader, timeReader } from './numbers'

type LabelReader = (row: number) => string | null

/** 2024-07-22, 2024-07-22 10:00:00 or 2024-07-22 10:00:00.125: sorts like the time it names. */
function timeLabel(ms: number, dateOnly: boolean): string | null {
  const moment = new Date(ms)
  if (Number.isNaN(moment.getTime())) return null
  const text = moment.toISOString()
  if (dateOnly) return text.slice(0, -14)
  const end = text.endsWith('.000Z') ? -5 : -1
  return text.slice(0, end).replace('T', ' ')
}

function clockReader(data: Data, unit: TimeUnit): LabelReader {
  const perSecond = 10 ** (3 * unit)
  const values = data.values as Int32Array | BigInt64Array
  return (row) => {
    const ticks = Number(values[row]!)
    const text = new Date(Math.floor(ticks / perSecond) * 1000).toISOString().slice(11, 19)
    const fraction = ticks % perSecond
    return fraction === 0 ? text : `${text}.${String(fraction).padStart(3 * unit, '0')}`
  }
}

/** The shortest text that names this 32-bit float: 0.1, not 0.10000000149011612. */
function singleLabel(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits))
    if (Math.fround(shorter) === value) return String(shorter)
  }
  return String(value)
}

/** Text of values that are neither text nor integers; null for what is no value (NaN). Does not look at nulls. */
export function labelReader(data: Data): LabelReader | undefined {
  const type = data.type
  if (DataType.isDecimal(type)) return decimalText(data)
  if (DataType.isBool(type)) {
    const bit = bitReader(data.values)
    return (row) => String(bit(row))
  }
  if (DataType.isTime(type)) return clockReader(data, type.unit)
  const time = timeReader(data)
  if (time) {
    const dateOnly = DataType.isDate(type)
    return (row) => timeLabel(time(row), dateOnly)
  }
  if (DataType.isInt(type) && type.bitWidth === 64) {
    const values = data.values as BigInt64Array
    return (row) => String(values[row])
  }
  const number = numberReader(data)
  if (!number) return undefined
  const text = DataType.isFloat(type) && type.precision === Precision.SINGLE ? singleLabel : String
  return (row) => {
    const value = number(row)
    return Number.isNaN(value) ? null : text(value)
  }
}
