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

/** Which rows are in which set. Each label is looked up once, however many rows have it. */
export function setsOfSides(table: BasketTable, behind: Behind): SetsOfSides {
  const { groupStart } = table.input
  const { codes, labels } = table.rowNames!
  const known = new Map<SetAsked, Uint8Array>()
  function judged(set: SetAsked): Uint8Array {
    const { name, groupColumn, members } = found(set, behind)
    if (members.grouped && groupColumn !== table.info.groupColumn)
      throw peopleFaults.columnMissing({ column: groupColumn!, set: name, name: behind.sourceName() })
    const verdicts = new Uint8Array(codes.length)
    for (let group = 0; group + 1 < groupStart.length; group++) {
      const inGroup = members.of(table.groupLabels[group] ?? null)
      const of = new Uint8Array(labels.size)
      for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
        const code = codes[row]!
        if (code === NULL_CODE) continue
        if (of[code] === 0) of[code] = inGroup.has(labels.label(code)) ? 1 : 2
        verdicts[row] = of[code]!
      }
    }
    return verdicts
  }
  return (set) => {
    const verdicts = known.get(set) ?? judged(set)
    known.set(set, verdicts)
    return (row) => verdicts[row] as 0 | 1 | 2
  }
}
