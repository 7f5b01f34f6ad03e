import { createTimeParser, type DateOrder, parseTimeText, type TimeParser } from '../time'

const DATE = /^(\d{1,4})([-/. ])\s?(\d{1,2}|[a-z]{3,9})[-/. ]\s?(\d{1,4})/i

const ORDERS: Record<DateOrder, TimeParser> = {
  ymd: createTimeParser({ dateFormat: '%Y-%m-%d' }),
  dmy: createTimeParser({ dateFormat: '%d/%m/%Y' }),
  mdy: createTimeParser({ dateFormat: '%m/%d/%Y' }),
}

interface DateColumn {
  values: string[]
  orders: DateOrder[]
}

function dateColumns(columns: string[][]): DateColumn[] {
  return columns.flatMap((values) => {
    if (values.length === 0 || !DATE.test(values[0]!)) return []
    const iso = values.every((value) => /^\d{4}\D/.test(value))
    const candidates: DateOrder[] = iso ? ['ymd'] : ['dmy', 'mdy']
    const orders = candidates.filter((order) =>
      values.every((value) => !Number.isNaN(parseTimeText(value, ORDERS[order]))),
    )
    return orders.length === 0 ? [] : [{ values, orders }]
  })
}

/** Orders by how many columns they fit; of two that fit alike, the one in which the file is better sorted. */
function dateOrders(columns: string[][]): { order: DateOrder; column: DateColumn } | undefined {
  const found = dateColumns(columns)
  let best: { order: DateOrder; column: DateColumn; fits: number; falls: number } | undefined
  for (const order of ['dmy', 'mdy', 'ymd'] as const) {
    const fitting = found.filter((column) => column.orders.includes(order))
    if (fitting.length === 0) continue
    const falls = fitting.reduce((sum, { values }) => sum + fallsOf(values, ORDERS[order]), 0)
    const better = !best || fitting.length > best.fits || (fitting.length === best.fits && falls < best.falls)
    if (better) {
      const column = fitting.find(({ values }) => values.some((value) => value.includes(':'))) ?? fitting[0]!
      best = { order, column, fits: fitting.length, falls }
    }
  }
  return best
}

function fallsOf(values: string[], parse: TimeParser): number {
  let falls = 0
  let previous = Number.NEGATIVE_INFINITY
  for (const value of values) {
    const time = parseTimeText(value, parse)
    if (time < previous) falls++
    previous = time
  }
  return falls
}

/** The format of the dates in a file, told by the days and months there can be, else by which order sorts better. */
export function guessDateFormat(columns: string[][]): string | undefined {
  const found = dateOrders(columns)
  return found && formatOf(found.column.values[0]!, found.order)
}

function formatOf(example: string, order: DateOrder): string {
  const [date, , separator, month, last] = DATE.exec(example)!
  const year = order !== 'ymd' && last!.length <= 2 ? '%y' : '%Y'
  const parts = { y: year, m: /\d/.test(month!) ? '%m' : '%b', d: '%d' }
  const dateFormat = [...order].map((part) => parts[part as 'y' | 'm' | 'd']).join(separator)
  return dateFormat + timeFormat(example.slice(date!.length))
}

function timeFormat(rest: string): string {
  const match = /^([T ,]+)\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?( ?[ap]m)?( ?(?:Z|UTC|GMT|[-+]\d{2}:?\d{0,2}))?$/i.exec(rest)
  if (!match) return ''
  const [, gap, seconds, fraction, half, zone] = match
  return [
    gap,
    half ? '%I:%M' : '%H:%M',
    seconds ? ':%S' : '',
    fraction ? `${fraction[0]}%f` : '',
    half ? `${half.startsWith(' ') ? ' ' : ''}%p` : '',
    zone ? `${zone.startsWith(' ') ? ' ' : ''}%z` : '',
  ].join('')
}
