import { readReference } from '../../recipe/kept-set'
import type { Behind } from '../behind'
import { fewMembers, type Members } from '../people/members'
import { peopleFaults } from '../people/sentences'
import { NULL_CODE } from '../readers/batch'
import type { BasketTable } from '../table/basket-table'
import { compareFaults } from './sentences'
import type { SetsOfSides } from './sides'
import type { SetAsked, SideAsked } from './types'

interface AskedSet {
  name: string
  column: string
  groupColumn: string | null
  members: Members
}

export const setsIn = (...sides: SideAsked[]): SetAsked[] =>
  sides.flatMap((side) => (side === 'rest' || side.set === undefined ? [] : [side.set]))

function found(set: SetAsked, { sets }: Behind): AskedSet {
  if (typeof set !== 'string')
    return { name: set.column, column: set.column, groupColumn: null, members: fewMembers(set.ids) }
  const { told, members } = sets.find(set)
  return { name: readReference(set)?.name ?? set, column: told.column, groupColumn: told.groupColumn, members }
}

/** The column that sets of two sides are of; what rows are is told by one. */
export function columnOfSets(sets: readonly SetAsked[], behind: Behind): string {
  const columns = new Set(sets.map((set) => found(set, behind).column))
  const [column] = columns
  if (columns.size > 1) throw compareFaults.twoColumns()
  return column!
}

/** How the rows of a table are told apart by a set: by the name that a column gives each. */
interface NamedRows {
  rows: number
  /** Null where nobody is named. */
  name(row: number): string | null
  /** Names that many rows have are looked up once. */
  code?(row: number): number
  codes?: number
}

function judged(
  table: BasketTable,
  { name, groupColumn, members }: AskedSet,
  { rows, name: nameOf, code, codes = 0 }: NamedRows,
  behind: Behind,
): Uint8Array {
  if (members.grouped && groupColumn !== table.info.groupColumn)
    throw peopleFaults.columnMissing({ column: groupColumn!, set: name, name: behind.sourceName() })
  const { groupStart } = table.input
  const verdicts = new Uint8Array(rows)
  for (let group = 0; group + 1 < groupStart.length; group++) {
    const inGroup = members.of(table.groupLabels[group] ?? null)
    const known = new Uint8Array(codes)
    const look = (row: number) => {
      const of = nameOf(row)
      return of === null ? 0 : inGroup.has(of) ? 1 : 2
    }
    for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
      const at = code?.(row) ?? codes
      if (at >= codes) verdicts[row] = look(row)
      else {
        if (known[at] === 0) known[at] = look(row)
        verdicts[row] = known[at]!
      }
    }
  }
  return verdicts
}

function setsOf(judge: (set: SetAsked) => Uint8Array): SetsOfSides {
  const known = new Map<SetAsked, Uint8Array>()
  return (set) => {
    const verdicts = known.get(set) ?? judge(set)
    known.set(set, verdicts)
    return (row) => verdicts[row] as 0 | 1 | 2
  }
}

/** Which rows are in which set, by what a column says of each. */
export function setsOfSides(table: BasketTable, behind: Behind): SetsOfSides {
  const { codes, labels } = table.rowNames!
  const named: NamedRows = {
    rows: codes.length,
    name: (row) => (codes[row] === NULL_CODE ? null : labels.label(codes[row]!)),
    code: (row) => codes[row]!,
    codes: labels.size,
  }
  return setsOf((set) => judged(table, found(set, behind), named, behind))
}

/** The same where rows are customers themselves. */
export function setsOfCustomers(table: BasketTable, behind: Behind): SetsOfSides {
  const { customer } = behind.result.context.recipe.data.roles
  return setsOf((set) => {
    const asked = found(set, behind)
    if (asked.column !== customer) throw compareFaults.noNames({ column: asked.column })
    return judged(table, asked, { rows: table.input.offsets.length - 1, name: table.basketLabel }, behind)
  })
}
