import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { compareFaults } from './sentences'
import type { SetAsked, SideAsked, SideChoice } from './types'

/** Whether a row of the table stands on a side: groups, periods and sets of rows kept under a name are all told so. */
export type OnSide = (row: number) => boolean

/** Rows of the table, those of A before those of B. */
export interface TwoSides {
  rows: Uint32Array
  a: number
  b: number
}

const ROWS_BETWEEN_PAUSES = 1 << 16

function groupOfRows({ input }: Pick<BasketTable, 'input'>): Uint32Array {
  const { groupStart } = input
  const groups = new Uint32Array(groupStart.at(-1)!)
  for (let group = 0; group + 1 < groupStart.length; group++)
    groups.fill(group, groupStart[group]!, groupStart[group + 1]!)
  return groups
}

/** Whether a row is in a set, 0 where nobody knows: it names nobody. */
type InSet = (row: number) => 0 | 1 | 2

/** By the reference or the ids of a side; none where sides are of no set. */
export type SetsOfSides = (set: SetAsked) => InSet

const noSets: SetsOfSides = () => {
  throw new Error('the sets of the sides were not found')
}

function onSide(table: BasketTable, side: Exclude<SideAsked, 'rest'>, sets: SetsOfSides): OnSide {
  const within = onSideOfRows(table, side)
  if (side.set === undefined) return within
  const inSet = sets(side.set)
  return (row) => inSet(row) === 1 && within(row)
}

function onSideOfRows(table: BasketTable, { groups, from, to }: Exclude<SideAsked, 'rest'>): OnSide {
  const times = table.rowTimes
  const period = from !== undefined || to !== undefined
  if (period && !times) throw compareFaults.noMoments()
  const within: OnSide = period
    ? (row) => times![row]! >= (from ?? Number.NEGATIVE_INFINITY) && times![row]! < (to ?? Number.POSITIVE_INFINITY)
    : () => true
  if (!groups) return within
  const wanted = new Set(groups)
  const chosen = table.groupLabels.map((label) => wanted.has(label))
  const groupOf = groupOfRows(table)
  return (row) => chosen[groupOf[row]!]! && within(row)
}

/** A row without a moment, or that names nobody, is on no side where those tell: nobody knows that it is not on the other. */
function known({ rowTimes }: BasketTable, { from, to, set }: Exclude<SideAsked, 'rest'>, sets: SetsOfSides): OnSide {
  const dated: OnSide = from === undefined && to === undefined ? () => true : (row) => !Number.isNaN(rowTimes![row]!)
  if (set === undefined) return dated
  const inSet = sets(set)
  return (row) => inSet(row) !== 0 && dated(row)
}

export function sidesAsked(
  table: BasketTable,
  a: SideAsked,
  b: SideAsked,
  sets: SetsOfSides = noSets,
): { a: OnSide; b: OnSide } {
  if (a === 'rest' && b === 'rest') throw compareFaults.twoRests()
  const rest = (other: Exclude<SideAsked, 'rest'>): OnSide => {
    const [there, sure] = [onSide(table, other, sets), known(table, other, sets)]
    return (row) => sure(row) && !there(row)
  }
  return {
    a: a === 'rest' ? rest(b as Exclude<SideAsked, 'rest'>) : onSide(table, a, sets),
    b: b === 'rest' ? rest(a as Exclude<SideAsked, 'rest'>) : onSide(table, b, sets),
  }
}

/** The tests take the sides for independent samples: no row may be on both. */
export async function gatherSides(rows: number, a: OnSide, b: OnSide, pause: Pause): Promise<TwoSides> {
  const [onA, onB]: [number[], number[]] = [[], []]
  let both = 0
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_BETWEEN_PAUSES === 0) await pause()
    const [inA, inB] = [a(row), b(row)]
    if (inA && inB) both++
    if (inA) onA.push(row)
    if (inB) onB.push(row)
  }
  if (both > 0) throw compareFaults.overlap({ baskets: both })
  const all = new Uint32Array(onA.length + onB.length)
  all.set(onA)
  all.set(onB, onA.length)
  return { rows: all, a: onA.length, b: onB.length }
}

export function choiceOf({ input, groupLabels, info, rowTimes }: BasketTable): SideChoice {
  const order = Array.from(input.groupRank.keys()).sort((a, b) => input.groupRank[a]! - input.groupRank[b]!)
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const time of rowTimes ?? []) {
    if (time < from) from = time
    if (time > to) to = time
  }
  return {
    groups:
      info.groupColumn === null
        ? []
        : order.map((group) => ({ label: groupLabels[group] ?? null, baskets: input.groupBaskets[group]! })),
    span: from <= to ? { from, to } : null,
  }
}
