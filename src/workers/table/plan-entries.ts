import { keyRole, shapeOf, type TableWant } from '../../analyses/shapes'
import type { TableRequest } from '../../analyses/table-request'
import type { Role } from '../../recipe/schema'
import type { Sentence } from '../../recipe/sentence'
import type { SourceInfo } from '../protocol/files'
import type { ColumnRequest } from '../readers/batch'
import { missingRole, requireColumn, requireNamed } from './plan'
import { tableFaults } from './sentences'
import type { EntryColumns, EntryPlan, EntryShape } from './shapes/entry-shape'

function requireLines({ data }: TableRequest, line: Sentence): void {
  if (data.layout === 'long') return
  throw tableFaults.needsLines({ line })
}

function timeOf(info: SourceInfo, name: string | undefined): EntryColumns['time'] {
  const type = info.columns.find((column) => column.name === name)?.type
  if (type === 'timestamp' || type === 'date') return 'moments'
  return type === 'integer' || type === 'number' ? 'numbers' : 'order'
}

/** Turns a request for lines with numbers into what is asked of a reader, or says what is missing. */
export function planEntries(info: SourceInfo, request: TableRequest, shape: EntryShape<TableWant>): EntryPlan {
  const { data, want } = request
  requireLines(request, shape.line)
  for (const role of shape.needs) if (data.roles[role] === undefined) throw missingRole(role)
  const columns: ColumnRequest[] = []
  const add = (role: Role, as: ColumnRequest['as']) => {
    const name = data.roles[role]
    return name === undefined ? null : columns.push({ name: requireColumn(info, role, name), as }) - 1
  }
  const addColumn = (name: string) => {
    const there = columns.findIndex((column) => column.name === name && column.as === 'key')
    return there >= 0 ? there : columns.push({ name: requireNamed(info, name), as: 'key' }) - 1
  }
  const { roles } = shapeOf(want)
  const key = (role: Role) => {
    const place = add(role, 'key')
    if (place === null) throw missingRole(role)
    return place
  }
  const row = key(keyRole(want))
  const item = key('item')
  const group = roles(want).includes('group') ? add('group', 'key') : null
  const time = timeOf(info, data.roles.time)
  const planned = shape.plan({ add, addColumn, time, data, group }, want)
  const beside = {
    number: null,
    quantity: null,
    second: null,
    rowTime: null,
    rowName: null,
    entryTime: null,
    visit: null,
    visitGroup: null,
    entryVisit: null,
    kind: null,
  }
  return { columns, row, item, group, ...beside, ...planned, time }
}
