import type { AnalysisDefinition, ItemPlace } from '../../analyses/analysis'
import { analyses } from '../../analyses/registry'
import type { ListColumn, NumbersColumn } from '../../analyses/result-table'
import { ANYWHERE } from '../protocol/query'
import type { StoredRows } from './stored'

/** Where an item can stand in the rows of a result. */
export interface Place {
  name: string
  lists: readonly ListColumn[]
  which: ItemPlace['which']
  /** How many items each step has, where steps may have several. */
  sizes?: NumbersColumn
}

function sizesOf({ column }: StoredRows, name: string | undefined): NumbersColumn | undefined {
  const found = name === undefined ? undefined : column(name)
  return found?.type === 'numbers' ? found : undefined
}

/** Anywhere, and the places that the analysis names. */
export function placesOf(result: StoredRows): Place[] {
  const { lists } = result
  const { places = {} } = analyses[result.info.kind] as Pick<AnalysisDefinition<{ kind: string }>, 'places'>
  const named = Object.entries(places).flatMap(([name, { column, which, sizes }]) => {
    const list = lists.find((each) => each.name === column)
    const own = sizesOf(result, sizes)
    return list ? [{ name, lists: [list], which, ...(own && { sizes: own }) }] : []
  })
  return [{ name: ANYWHERE, lists, which: 'any' }, ...named]
}

/** Items of a row that stand in a place: from … to in the items of its list. */
export function placeStart({ offsets }: ListColumn, row: number, { which, sizes }: Place): number {
  if (which !== 'last') return offsets[row]!
  const size = sizes ? (sizes.values[sizes.offsets[row + 1]! - 1] ?? 0) : 1
  return Math.max(offsets[row]!, offsets[row + 1]! - size)
}

export function placeEnd({ offsets }: ListColumn, row: number, { which, sizes }: Place): number {
  if (which !== 'first') return offsets[row + 1]!
  const size = sizes ? (sizes.values[sizes.offsets[row]!] ?? 0) : 1
  return Math.min(offsets[row]! + size, offsets[row + 1]!)
}

/** How many items of each row stand in a place. */
export function placeLengths(place: Place, rows: number): Uint32Array {
  const lengths = new Uint32Array(rows)
  for (const list of place.lists) {
    for (let row = 0; row < rows; row++) lengths[row]! += placeEnd(list, row, place) - placeStart(list, row, place)
  }
  return lengths
}

/** Items of each row, all its lists together; where its steps may have several, steps. */
export function rowLengths(result: StoredRows): Uint32Array {
  const { length } = analyses[result.info.kind] as Pick<AnalysisDefinition<{ kind: string }>, 'length'>
  const steps = sizesOf(result, length)
  if (!steps) return placeLengths({ name: 'all', lists: result.lists, which: 'any' }, result.rows)
  return Uint32Array.from({ length: result.rows }, (_, row) => steps.offsets[row + 1]! - steps.offsets[row]!)
}
