import type { TableWant } from '../../analyses/analysis'
import { rowRole, type TableRequest } from '../../analyses/table-request'
import { BasketeerError } from '../../recipe/error'
import type { Role } from '../../recipe/schema'
import type { SourceInfo } from '../protocol/files'
import type { ColumnRequest } from '../readers/batch'
import { missingRole, requireColumn } from './plan'

/** Which columns lines with numbers are read from, and where in the request each stands; null when it is not read. */
export interface EntryPlan {
  columns: ColumnRequest[]
  /** The basket or the customer. */
  row: number
  item: number
  group: number | null
  /** The time (journeys) or the value. */
  number: number | null
  quantity: number | null
  /** When a line of a receipt was; only where the column says so, as nothing depends on it but a picture. */
  rowTime: number | null
  /** When a customer took an item; text is an order here too. */
  entryTime: number | null
  /** True where times say how much time passes; text only says what comes first. */
  clock: boolean
}

/** What a line is to each analysis, for those whose file has no lines. */
const LINE: Record<TableWant['shape'], string> = {
  baskets: 'an item of a basket',
  journeys: 'an event of a customer',
  priced: 'an item of a basket and what it earned',
  ratings: 'an item of a customer',
}

function requireLines({ data, want }: TableRequest): void {
  if (data.layout === 'long') return
  throw new BasketeerError(
    'layout-invalid',
    `This analysis needs a row for ${LINE[want.shape]}. Choose the layout “one line per item”, or open a file that has such rows.`,
  )
}

function readsGroup(want: TableWant): boolean {
  return want.shape === 'baskets' || want.shape === 'priced' || want.byGroup
}

const typeOf = (info: SourceInfo, name: string | undefined) => info.columns.find((column) => column.name === name)?.type

/** Numbers may be anything; a picture of weeks needs moments. */
function tellsTime(info: SourceInfo, name: string | undefined): boolean {
  const type = typeOf(info, name)
  return type === 'timestamp' || type === 'date'
}

function tellsClock(info: SourceInfo, name: string | undefined): boolean {
  const type = typeOf(info, name)
  return tellsTime(info, name) || type === 'integer' || type === 'number'
}

/** Turns a request for lines with numbers into what is asked of a reader, or says what is missing. */
export function planEntries(info: SourceInfo, request: TableRequest): EntryPlan {
  const { data, want } = request
  requireLines(request)
  const columns: ColumnRequest[] = []
  const add = (role: Role, name: string, as: ColumnRequest['as']) =>
    columns.push({ name: requireColumn(info, role, name), as }) - 1
  const needed = (role: Role) => {
    const name = data.roles[role]
    if (name === undefined) throw missingRole(role)
    return name
  }
  const optional = (role: Role, as: ColumnRequest['as']) => {
    const name = data.roles[role]
    return name === undefined ? null : add(role, name, as)
  }

  const row = add(rowRole(want), needed(rowRole(want)), 'key')
  const time = want.shape === 'journeys' ? needed('time') : undefined
  const item = add('item', needed('item'), 'key')
  const group = readsGroup(want) ? optional('group', 'key') : null
  if (time !== undefined) {
    const clock = tellsClock(info, time)
    return {
      columns,
      row,
      item,
      group,
      number: add('time', time, clock ? 'time' : 'key'),
      quantity: null,
      rowTime: null,
      entryTime: null,
      clock,
    }
  }
  if (want.shape === 'priced') needed('value')
  const number = optional('value', 'number')
  const quantity = want.shape === 'priced' && want.perUnit ? optional('quantity', 'number') : null
  const rowTime = want.shape === 'priced' && tellsTime(info, data.roles.time) ? optional('time', 'time') : null
  const timed = want.shape === 'ratings' && want.timed
  const entryTime = timed ? optional('time', tellsClock(info, data.roles.time) ? 'time' : 'key') : null
  return { columns, row, item, group, number, quantity, rowTime, entryTime, clock: false }
}
