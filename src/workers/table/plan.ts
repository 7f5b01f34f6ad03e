import type { TableRequest } from '../../analyses/table-request'
import type { BasketeerError } from '../../recipe/error'
import type { Layout, RecipeData, Role } from '../../recipe/schema'
import { roleNames } from '../../recipe/sentences'
import type { ColumnProfile, SourceInfo } from '../protocol/files'
import type { ColumnRequest } from '../readers/batch'
import { expectedValues } from './expected'
import { tableFaults } from './sentences'

/** Which columns an analysis of baskets reads, and where in the request each stands. */
export interface ReadPlan {
  layout: Layout
  columns: ColumnRequest[]
  /** Positions in `columns`; null when not mapped. */
  basket: number | null
  group: number | null
  /** The item (long) or list (list) column; the first flag column (wide). */
  item: number
  /** Labels of the flag columns, wide layout only. */
  flags: string[]
  /** Unmapped columns of a wide table that hold no yes/no. */
  ignored: string[]
}

/** Yes/no by type, 0 and 1 by what the sample holds, or nothing at all in the sample. */
function isFlag(column: ColumnProfile): boolean {
  if (column.type === 'boolean' || column.distinct === 0) return true
  if (column.type !== 'integer' && column.type !== 'number') return false
  return (
    column.min !== undefined && column.max !== undefined && column.min >= 0 && column.max <= 1 && column.distinct <= 2
  )
}

export function requireColumn(info: SourceInfo, role: Role, name: string): string {
  if (info.columns.some((column) => column.name === name)) return name
  const unread = info.unread?.find((column) => column.name === name)
  if (unread) throw tableFaults.roleColumnUnreadable({ role: roleNames[role](), column: name, type: unread.type })
  throw tableFaults.roleColumnMissing({
    role: roleNames[role](),
    column: name,
    name: info.name,
    columns: info.columns.map((c) => c.name),
  })
}

/** The same of a column that has no role. */
export function requireNamed(info: SourceInfo, name: string): string {
  if (info.columns.some((column) => column.name === name)) return name
  throw tableFaults.columnMissing({ column: name, name: info.name, columns: info.columns.map((c) => c.name) })
}

export function missingRole(role: Role): BasketeerError {
  return tableFaults.roleMissing({ role: roleNames[role]() })
}

/** A file of ragged lines has one list column, which needs no naming. */
function listColumn(info: SourceInfo, data: RecipeData): string {
  if (data.roles.item !== undefined) return requireColumn(info, 'item', data.roles.item)
  const mapped = new Set(Object.values(data.roles))
  const free = info.columns.filter((column) => !mapped.has(column.name))
  const lists = free.filter((column) => column.type === 'list')
  const only = lists.length === 1 ? lists[0] : free.length === 1 ? free[0] : undefined
  if (!only) throw missingRole('item')
  return only.name
}

function flagColumns(info: SourceInfo, data: RecipeData): { flags: string[]; ignored: string[] } {
  const mapped = new Set(Object.values(data.roles))
  const free = info.columns.filter((column) => !mapped.has(column.name))
  const flags = free.filter(isFlag).map((column) => column.name)
  const ignored = free.filter((column) => !isFlag(column)).map((column) => column.name)
  if (flags.length > 0) return { flags, ignored }
  throw tableFaults.noFlags({ others: ignored })
}

/** Turns the data part of a recipe into what is asked of a reader, or says which column is missing. */
export function planRead(info: SourceInfo, data: RecipeData): ReadPlan {
  const columns: ColumnRequest[] = []
  const key = (role: 'basket' | 'group'): number | null => {
    const name = data.roles[role]
    if (name === undefined) return null
    const expected = expectedValues(info, name)
    return columns.push({ name: requireColumn(info, role, name), as: 'key', expected }) - 1
  }
  const basket = key('basket')
  const group = key('group')
  const item = columns.length
  let flags: string[] = []
  let ignored: string[] = []
  if (data.layout === 'wide') {
    ;({ flags, ignored } = flagColumns(info, data))
    columns.push(...flags.map((name) => ({ name, as: 'flag' as const })))
  } else if (data.layout === 'list') {
    columns.push({ name: listColumn(info, data), as: 'list' })
  } else {
    if (basket === null) throw missingRole('basket')
    if (data.roles.item === undefined) throw missingRole('item')
    columns.push({ name: requireColumn(info, 'item', data.roles.item), as: 'key' })
  }
  return { layout: data.layout, columns, basket, group, item, flags, ignored }
}

/** Same opened files and same request, same key: a file opened anew may have changed. */
export function tableKey(info: SourceInfo, { data, want, netting }: TableRequest): string {
  return JSON.stringify([
    info.id,
    Object.values(want),
    data.layout,
    Object.entries(data.roles).sort(),
    Object.entries(data.read ?? {}).sort(),
    data.filters ?? [],
    data.maxBasketItems ?? null,
    data.priceIs ?? null,
    data.costIs ?? null,
    netting ? Object.entries(netting).sort() : null,
    data.prepared ?? null,
    data.names?.item ?? null,
    data.mix ?? null,
  ])
}
