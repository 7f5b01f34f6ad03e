import type { IntegerColumn, LabelColumn, NumberColumn } from '../../analyses/result-table'
import type { Behind } from '../behind'
import type { PeopleList } from './members'
import { groupOfRow, rowsHolding, sidesOf } from './receipts'
import { peopleFaults } from './sentences'
import { listOfRows } from './table-list'
import type { PeopleOf } from './types'

/** A list, and where its members are rows of a table of receipts, what lies in each. */
export interface Found {
  list: PeopleList
  /** What is told of each. */
  beside?: (IntegerColumn | LabelColumn | NumberColumn)[]
  contents?: { offsets: Uint32Array; items: Uint32Array; label(item: number): string; id?(item: number): string }
}

/** Who stands behind a number of a result of some kind; refused where it has no such list. */
export type Finder = (behind: Behind, of: PeopleOf) => Found | Promise<Found>

type OfRow = Extract<PeopleOf, { list: 'row' }>

const grouped = ({ result: { context } }: Behind): string | null =>
  context.recipe.analysis.perGroup ? context.groupColumn : null

async function receipts(behind: Behind, { row, part = 'all' }: OfRow): Promise<Found> {
  const { result, pause } = behind
  const sides = sidesOf(result, row)
  const table = await behind.table()
  const rows = await rowsHolding(table, sides, { part, group: groupOfRow(result, row) }, pause)
  const { roles } = result.context.recipe.data
  const list = listOfRows(table, rows, {
    whose: 'receipts',
    column: roles.basket ?? null,
    groupColumn: table.info.groupColumn,
  })
  return { list, contents: contentsOf(table, rows) }
}

function contentsOf(table: Awaited<ReturnType<Behind['table']>>, rows: Uint32Array): Found['contents'] & object {
  const { offsets, items } = table.input
  const taken = new Uint32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) taken[at + 1] = taken[at]! + offsets[row + 1]! - offsets[row]!
  const of = new Uint32Array(taken[rows.length]!)
  for (const [at, row] of rows.entries()) of.set(items.subarray(offsets[row]!, offsets[row + 1]!), taken[at]!)
  const { itemLabels, itemIds } = table
  return {
    offsets: taken,
    items: of,
    label: (item) => itemLabels[item]!,
    ...(itemIds && { id: (item: number) => itemIds[item]! }),
  }
}

/** Customers who hold the items of a row at any time, on one receipt or several. */
async function holders(behind: Behind, { row, part = 'all' }: OfRow): Promise<Found> {
  const { result, pause } = behind
  const labels = labelledSides(behind, row)
  const byGroup = grouped(behind) !== null
  const table = await behind.customers(byGroup)
  if (table === null) throw peopleFaults.noCustomers()
  const ids = new Map(table.itemLabels.map((label, item) => [label, item]))
  // An item that no customer has is held by nobody: a number that stands nowhere.
  const numbered = (side: readonly string[]) => new Set(side.map((label, at) => ids.get(label) ?? -1 - at))
  const group = groupOfRow(result, row)
  const at = group === null ? null : table.groupLabels.indexOf(result.context.groupLabel(group))
  if (at === -1) throw peopleFaults.nobody()
  const sides = { left: numbered(labels.left), right: numbered(labels.right) }
  const rows = await rowsHolding(table, sides, { part, group: at }, pause)
  return { list: listOfRows(table, rows, namesOfCustomers(behind)) }
}

function labelledSides({ result }: Behind, row: number) {
  const label = result.context.itemLabel
  const { left, right } = sidesOf(result, row)
  return { left: Array.from(left, label), right: Array.from(right, label) }
}

/** Customers are told apart by group where the run looked at each by itself. */
export const namesOfCustomers = (behind: Behind): Pick<PeopleList, 'whose' | 'column' | 'groupColumn'> => ({
  whose: 'customers',
  column: behind.result.context.recipe.data.roles.customer ?? null,
  groupColumn: grouped(behind),
})

/** Receipts or customers of what lies together: of a rule, an itemset, a bundle, a pair. */
export const findHolding: Finder = (behind, of) => {
  if (of.list !== 'row') throw peopleFaults.noSuchList()
  return of.whose === 'customers' ? holders(behind, of) : receipts(behind, of)
}
