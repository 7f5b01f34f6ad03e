import type { SequencesParameters } from '../../analyses/sequences/definition'
import { stepsOfCells } from '../../analyses/sequences/steps'
import type { Behind } from '../behind'
import { audienceRows } from '../recommend/find-items'
import { recommendedOf } from '../recommend/recommended'
import { rowAt } from '../result/page'
import { customerRows } from '../sequences/customers'
import type { CustomersQuery } from '../sequences/types'
import type { PeopleList } from './members'
import { groupOfRow, rowsHolding, sidesOf } from './receipts'
import { peopleFaults } from './sentences'
import { listOfRows } from './table-list'
import type { PeopleOf } from './types'

/** A list, and where its members are rows of a table of receipts, what lies in each. */
export interface Found {
  list: PeopleList
  contents?: { offsets: Uint32Array; items: Uint32Array; label(item: number): string; id?(item: number): string }
}

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
  return { list: listOfRows(table, rows, customersOf(behind)) }
}

function labelledSides({ result }: Behind, row: number) {
  const label = result.context.itemLabel
  const { left, right } = sidesOf(result, row)
  return { left: Array.from(left, label), right: Array.from(right, label) }
}

const customersOf = (behind: Behind): Pick<PeopleList, 'whose' | 'column' | 'groupColumn'> => ({
  whose: 'customers',
  column: behind.result.context.recipe.data.roles.customer ?? null,
  groupColumn: grouped(behind),
})

async function travellers(behind: Behind, query: CustomersQuery): Promise<Found> {
  const table = await behind.table()
  const rows = await customerRows(table, query, behind.pause)
  return { list: listOfRows(table, rows, customersOf(behind)) }
}

/** The customers of a path that was found, under the limits it was found with. */
function pathOfRow({ result }: Behind, row: number): CustomersQuery {
  const { cells } = rowAt(result, row)
  const asked = result.context.recipe.analysis as SequencesParameters
  const { maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, exclude } = asked
  const limits = Object.entries({ maxGapSteps, maxGapTime, minGapSteps, minGapTime, maxSpan, exclude })
  const steps = stepsOfCells(cells)
  const { groupColumn } = result.info
  return {
    of: 'path',
    steps,
    reached: steps.length,
    ...Object.fromEntries(limits.filter(([, value]) => value !== undefined)),
    ...(groupColumn === null ? {} : { groups: [cells[groupColumn] as string | null] }),
  }
}

/** Customers by rows of a result that has one for each. */
function customersAt(behind: Behind, rows: Uint32Array): Found {
  const { columns, context } = behind.result
  if (columns.kind !== 'recommend' || !context.rowLabels) throw peopleFaults.noSuchList()
  const { customer, group } = columns
  const { label } = context.rowLabels
  return {
    list: {
      ...customersOf(behind),
      count: rows.length,
      label: (at) => label(customer[rows[at]!]!),
      group: (at) => context.groupLabel(group[rows[at]!]!),
    },
  }
}

/** Who stands behind a number of a result. */
export async function findPeople(behind: Behind, of: PeopleOf): Promise<Found> {
  const { kind } = behind.result.info
  switch (of.list) {
    case 'row':
      if (kind === 'sequences') return travellers(behind, pathOfRow(behind, of.row))
      if (kind === 'recommend') {
        rowAt(behind.result, of.row)
        return customersAt(behind, Uint32Array.of(of.row))
      }
      return of.whose === 'customers' ? holders(behind, of) : receipts(behind, of)
    case 'journeys':
      if (kind !== 'sequences') throw peopleFaults.noSuchList()
      return travellers(behind, of.query)
    case 'audience':
      if (kind !== 'recommend') throw peopleFaults.noSuchList()
      return customersAt(behind, audienceRows(recommendedOf(behind.result), of.item, of.group))
    case 'lists':
      if (kind !== 'recommend') throw peopleFaults.noSuchList()
      return customersAt(behind, behind.rows(of.query))
  }
}
