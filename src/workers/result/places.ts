import type { AnalysisDefinition, ItemPlace } from '../../analyses/analysis'
import { analyses } from '../../analyses/registry'
import type { ListColumn } from '../../analyses/result-table'
import { ANYWHERE } from '../protocol/query'
import type { StoredResult } from './stored'

/** Where an item can stand in the rows of a result. */
export interface Place {
  name: string
  lists: readonly ListColumn[]
  which: ItemPlace['which']
}

/** Anywhere, and the places that the analysis names. */
export function placesOf({ columns: { kind }, lists }: StoredResult): Place[] {
  const { places = {} } = analyses[kind] as Pick<AnalysisDefinition<{ kind: string }>, 'places'>
  const named = Object.entries(places).flatMap(([name, { column, which }]) => {
    const list = lists.find((each) => each.name === column)
    return list ? [{ name, lists: [list], which }] : []
  })
  return [{ name: ANYWHERE, lists, which: 'any' }, ...named]
}

/** Items of a row that stand in a place: from … to in the items of its list. */
export function placeStart({ offsets }: ListColumn, row: number, which: Place['which']): number {
  return which === 'last' ? Math.max(offsets[row]!, offsets[row + 1]! - 1) : offsets[row]!
}

export function placeEnd({ offsets }: ListColumn, row: number, which: Place['which']): number {
  return which === 'first' ? Math.min(offsets[row]! + 1, offsets[row + 1]!) : offsets[row + 1]!
}

/** How many items of each row stand in a place. */
export function placeLengths({ lists, which }: Place, rows: number): Uint32Array {
  const lengths = new Uint32Array(rows)
  for (const list of lists) {
    for (let row = 0; row < rows; row++) lengths[row]! += placeEnd(list, row, which) - placeStart(list, row, which)
  }
  return lengths
}
