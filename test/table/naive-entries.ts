import type { TableWant } from '../../src/analyses/shapes'
import type { TableRequest } from '../../src/analyses/table-request'
import type { BasketTable } from '../../src/workers/table/basket-table'
import { byCodePoint } from '../code-points'
import type { Row, Value } from './fake-source'

export interface NaiveEntries {
  /** Rows by group; groups and rows by first appearance. Journeys in order, other items by label. */
  rows: { group: string | null; row: string; entries: [label: string, number: number | string][] }[]
  valid: number
  nulls: Record<string, number>
  duplicates: number
  droppedPairs: number
  capped: number
  /** k of 10^-k, for values. */
  scale: number | null
}

function text(value: Value | undefined): string | null {
  const trimmed = value === null || value === undefined ? '' : String(value).replace(/^ +| +$/g, '')
  return trimmed === '' ? null : trimmed
}

function number(value: Value | undefined): number | null {
  const parsed = value === null || value === undefined || value === '' ? Number.NaN : Number(value)
  return Number.isFinite(parsed) ? parsed : null
}

/** What JavaScript prints is the shortest decimal that is this number. */
function digitsOf(n: number): number {
  if (Number.isInteger(n)) return 0
  return /e/.test(String(n)) ? 99 : String(n).split('.')[1]!.length
}

const digitsBehindPoint = (numbers: number[]) => Math.max(0, ...numbers.map(digitsOf))

function exactly(value: number, digits: number): bigint {
  if (Number.isInteger(value)) return BigInt(value) * 10n ** BigInt(digits)
  const [whole, fraction = ''] = String(Math.abs(value)).split('.')
  const scaled = BigInt(whole + fraction.padEnd(digits, '0'))
  return value < 0 ? -scaled : scaled
}

/** Unit amounts of all lines: whole numbers by BigInt where the contract says so, else f64. */
function amountsOf(lines: { value: number; quantity: number }[]): { scale: number | null; amounts: number[] } {
  const valueDigits = digitsBehindPoint(lines.map(({ value }) => value))
  const quantityDigits = digitsBehindPoint(lines.map(({ quantity }) => quantity))
  const plain = { scale: null, amounts: lines.map(({ value, quantity }) => value * quantity) }
  if (valueDigits + quantityDigits > 4) return plain
  // Beyond all numbers there is nothing to count in, even if nothing is bought of it.
  if (lines.some(({ value }) => !Number.isFinite(value * 10 ** valueDigits))) return plain
  const exact = lines.map(({ value, quantity }) => exactly(value, valueDigits) * exactly(quantity, quantityDigits))
  const sum = exact.reduce((a, b) => a + (b < 0n ? -b : b), 0n)
  return sum < 2n ** 53n ? { scale: valueDigits + quantityDigits, amounts: exact.map(Number) } : plain
}

/** What the contract says of journeys, priced baskets and ratings, in objects. `clock`: times are numbers. */
export function naiveEntries(rows: Row[], { data, want }: TableRequest, clock = true): NaiveEntries {
  const { roles } = data
  const of = (row: Row, role: keyof typeof roles) => (roles[role] === undefined ? undefined : row[roles[role]])
  const key = want.shape === 'priced' || want.shape === 'baskets' ? 'basket' : 'customer'
  const grouped = roles.group !== undefined && (want.shape === 'priced' || ('byGroup' in want && want.byGroup))
  const nulls: Record<string, number> = {}
  const missing = (role: string) => {
    nulls[role] = (nulls[role] ?? 0) + 1
  }
  const lines: {
    group: string | null
    row: string
    item: string
    time: number | string
    value: number
    quantity: number
  }[] = []
  for (const source of rows) {
    const row = text(of(source, key))
    const time = want.shape !== 'journeys' ? 0 : clock ? number(of(source, 'time')) : text(of(source, 'time'))
    const item = text(of(source, 'item'))
    const lacks = row === null ? key : time === null ? 'time' : item === null ? 'item' : null
    if (lacks !== null) {
      missing(lacks)
      continue
    }
    const priced = want.shape === 'priced' || (want.shape === 'ratings' && roles.value !== undefined)
    const value = priced ? number(of(source, 'value')) : 1
    if (value === null) missing('value')
    const timed = want.shape === 'ratings' && want.timed
    if (timed && (clock ? number(of(source, 'time')) : text(of(source, 'time'))) === null) missing('time')
    const multiplied = want.shape === 'priced' && want.perUnit && roles.quantity !== undefined
    const quantity = multiplied ? number(of(source, 'quantity')) : 1
    if (quantity === null) missing('quantity')
    lines.push({
      group: grouped ? text(of(source, 'group')) : null,
      row: row!,
      item: item!,
      time: time!,
      value: value ?? 0,
      quantity: quantity ?? 1,
    })
  }
  const { scale, amounts } = amountsOf(lines)
  const groups = new Map<string | null, Map<string, { line: (typeof lines)[number]; amount: number }[]>>()
  for (const [i, line] of lines.entries()) {
    if (!groups.has(line.group)) groups.set(line.group, new Map())
    const inGroup = groups.get(line.group)!
    inGroup.set(line.row, [...(inGroup.get(line.row) ?? []), { line, amount: amounts[i]! }])
  }
  const naive: NaiveEntries = {
    rows: [],
    valid: lines.length,
    nulls,
    duplicates: 0,
    droppedPairs: 0,
    capped: 0,
    scale: want.shape === 'priced' ? scale : null,
  }
  for (const [group, inGroup] of groups) {
    for (const [row, own] of inGroup) {
      const entries = want.shape === 'journeys' ? journey(own.map(({ line }) => line)) : sums(own, naive, want, scale)
      if (entries.length > (data.maxBasketItems ?? Infinity)) naive.capped++
      else naive.rows.push({ group, row, entries })
    }
  }
  return naive
}

function journey(events: { item: string; time: number | string }[]): [string, number | string][] {
  const byTime = (a: number | string, b: number | string) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : byCodePoint(String(a), String(b))
  return events
    .toSorted((a, b) => byTime(a.time, b.time) || byCodePoint(a.item, b.item))
    .map(({ item, time }) => [item, time])
}

function sums(
  own: { line: { item: string }; amount: number }[],
  naive: NaiveEntries,
  want: TableWant,
  scale: number | null,
): [string, number][] {
  const byItem = new Map<string, number>()
  for (const { line, amount } of own) {
    if (byItem.has(line.item)) naive.duplicates++
    byItem.set(line.item, (byItem.get(line.item) ?? 0) + amount)
  }
  const entries = [...byItem].sort(([a], [b]) => byCodePoint(a, b))
  if (want.shape !== 'ratings') return entries
  const liked = entries.filter(([, sum]) => sum > 0)
  naive.droppedPairs += entries.length - liked.length
  return liked.map(([item, sum]) => [item, sum / 10 ** (scale ?? 0)])
}

/** When each customer first took each item of `entries`: a number, the place of a text among all texts, or NaN. */
export function naiveFirstTimes(
  rows: Row[],
  { data: { roles }, want }: TableRequest,
  entries: NaiveEntries['rows'],
  clock: boolean,
): number[][] {
  const texts = [...new Set(rows.flatMap((line) => text(line[roles.time!]) ?? []))].sort(byCodePoint)
  const grouped = roles.group !== undefined && want.shape === 'ratings' && want.byGroup
  const timeOf = (line: Row) => {
    if (clock) return number(line[roles.time!]) ?? Number.NaN
    const found = text(line[roles.time!])
    return found === null ? Number.NaN : texts.indexOf(found)
  }
  return entries.map(({ group, row, entries: own }) =>
    own.map(([item]) => {
      const times = rows
        .filter((line) => text(line[roles.customer!]) === row && text(line[roles.item!]) === item)
        .filter((line) => !grouped || text(line[roles.group!]) === group)
        .map(timeOf)
        .filter((time) => !Number.isNaN(time))
      return times.length > 0 ? Math.min(...times) : Number.NaN
    }),
  )
}

/** The columns read back as labels; journeys in their order, other items by label. Without numbers null stands beside. */
export function readEntriesBack(table: BasketTable, ordered: boolean) {
  const { groupStart, offsets, items, times, values } = table.input
  const numbers = times ?? values
  const rows: { group: string | null; row: string; entries: [string, number | null][] }[] = []
  for (let g = 0; g + 1 < groupStart.length; g++) {
    for (let row = groupStart[g]!; row < groupStart[g + 1]!; row++) {
      const entries: [string, number | null][] = []
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        entries.push([table.itemLabels[items[i]!]!, numbers ? numbers[i]! : null])
      }
      if (!ordered) entries.sort(([a], [b]) => byCodePoint(a, b))
      rows.push({ group: table.groupLabels[g] ?? null, row: table.basketLabel(row), entries })
    }
  }
  return rows
}
