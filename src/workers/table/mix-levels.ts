import type { Branches } from '../../analyses/branches'
import type { TableRequest } from '../../analyses/table-request'
import { levelTitle } from '../../recipe/level'
import type { Arena } from '../memory/arena'
import type { Source } from '../readers/batch'
import type { LevelValue } from './level-value'
import { saidOfItems } from './names'
import type { Pause } from './pause'
import { type PlacedRows, SEGMENTS_BETWEEN_PAUSES } from './place'
import { requireNamed } from './plan'

/** Baskets that hold what their items belong to beside these. */
export interface MixedRows {
  rows: PlacedRows
  /** Those of items first, as they were. */
  labels: string[]
  branches: Branches
  /** Of each that is no item: which value of which column it is. */
  values: LevelValue[]
}

const NONE = 0xffffffff

/** Items of the levels, and which of them each item belongs to: `of[item * levels + level]`, fine to coarse. */
function itemsOfLevels(
  itemLabels: readonly string[],
  levels: readonly { column: string; said(label: string): string | null }[],
) {
  const labels = [...itemLabels]
  const taken = new Set(labels)
  const values: LevelValue[] = []
  const of = new Uint32Array(itemLabels.length * levels.length).fill(NONE)
  for (const [at, { column, said }] of levels.entries()) {
    const ids = new Map<string, number>()
    for (let item = 0; item < itemLabels.length; item++) {
      const value = said(itemLabels[item]!)
      if (value === null) continue
      let id = ids.get(value)
      if (id === undefined) {
        let label = `${levelTitle(column)}: ${value}`
        while (taken.has(label)) label = `${column}: ${label}`
        taken.add(label)
        id = labels.push(label) - 1
        values.push({ column, value })
        ids.set(value, id)
      }
      of[item * levels.length + at] = id
    }
  }
  return { labels, of, values }
}

/** Of each item and each value of a level what is above it: items of one branch, whichever item shows that they are. */
function branchesOf(items: number, all: number, levels: number, of: Uint32Array): Branches {
  const above: Set<number>[] = Array.from({ length: all }, () => new Set())
  for (let item = 0; item < items; item++) {
    const branch = [item, ...of.subarray(item * levels, (item + 1) * levels)].filter((id) => id !== NONE)
    for (const [at, id] of branch.entries()) for (const higher of branch.slice(at + 1)) above[id]!.add(higher)
  }
  const start = new Uint32Array(all + 1)
  for (let id = 0; id < all; id++) start[id + 1] = start[id]! + above[id]!.size
  return { start, above: Uint32Array.from(above.flatMap((ids) => [...ids])) }
}

async function extended(
  { groupStart, offsets, items, baskets, times, named }: PlacedRows,
  { of, levels, first, all }: { of: Uint32Array; levels: number; first: number; all: number },
  arena: Arena,
  pause: Pause,
): Promise<PlacedRows> {
  const lastHolder = new Uint32Array(all - first)
  const rows = baskets.length
  const starts = arena.u32(rows + 1)
  /** Calls `add` for each value of a level in a row, once. */
  function valuesIn(row: number, holder: number, add: (id: number) => void): void {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      for (let at = items[i]! * levels; at < (items[i]! + 1) * levels; at++) {
        const id = of[at]!
        if (id === NONE || lastHolder[id - first] === holder) continue
        lastHolder[id - first] = holder
        add(id)
      }
    }
  }
  let length = 0
  const count = () => {
    length++
  }
  for (let row = 0; row < rows; row++) {
    starts[row] = length
    length += offsets[row + 1]! - offsets[row]!
    valuesIn(row, row + 1, count)
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  starts[rows] = length
  const mixed = arena.u32(length)
  let write = 0
  const put = (id: number) => {
    mixed[write++] = id
  }
  lastHolder.fill(0)
  for (let row = 0; row < rows; row++) {
    mixed.set(items.subarray(offsets[row], offsets[row + 1]), write)
    write += offsets[row + 1]! - offsets[row]!
    valuesIn(row, row + 1, put)
    if (row % SEGMENTS_BETWEEN_PAUSES === 0) await pause()
  }
  return { groupStart, offsets: starts, items: mixed, baskets, ...(times && { times }), ...(named && { named }) }
}

/** Items and the values of their levels in one table (Srikant and Agrawal, 1995): a basket holds each value once. */
export async function mixLevels(
  rows: PlacedRows,
  itemLabels: readonly string[],
  {
    source,
    request,
    arena,
    pause,
    signal,
  }: {
    source: Source
    request: TableRequest
    arena: Arena
    pause: Pause
    signal: AbortSignal
  },
): Promise<MixedRows> {
  const { mix = [], roles } = request.data
  const columns = mix.map((column) => requireNamed(source.info, column)).reverse()
  const levels = await Promise.all(
    columns.map(async (column) => ({
      column,
      said: await saidOfItems(source, request, [roles.item as string, column], signal),
    })),
  )
  const { labels, of, values } = itemsOfLevels(itemLabels, levels)
  const [first, all] = [itemLabels.length, labels.length]
  return {
    rows: await extended(rows, { of, levels: levels.length, first, all }, arena, pause),
    labels,
    values,
    branches: branchesOf(first, all, levels.length, of),
  }
}
