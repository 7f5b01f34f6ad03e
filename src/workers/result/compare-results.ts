import { analyses } from '../../analyses/registry'
import type { TableColumn } from '../../analyses/result-table'
import { cellAt } from '../../export/table'
import type { ResultsCompared } from '../protocol/result'
import type { Pause } from '../table/pause'
import { rowAt } from './page'
import type { StoredResult } from './stored'

/** Nobody reads more of what came or went. */
const FIRST = 20
/** Rows between two looks at whether anybody still waits. */
const PATIENCE = 4096
/** Numbers that say what was tried, where rows are ways that are held against each other. */
const SETTINGS = ['factors', 'regularization', 'alpha']
/** How many items each step has: two rows may have the same items in other steps. */
const SIZES = 'step_sizes'

/** What a row is about; the others are what is measured of it. */
function subjectOf({ info, table }: StoredResult): TableColumn[] {
  const { rows, columns } = analyses[info.kind]
  const own = new Set(columns.map(({ name }) => name))
  // Whom a row is about, and its group, bear names of the source.
  if (rows === 'customers') return table.columns.filter(({ name }) => !own.has(name))
  return table.columns.filter(
    ({ name, type }) =>
      type === 'utf8' || type === 'list' || name === SIZES || (rows === 'comparison' && SETTINGS.includes(name)),
  )
}

type Numbers = StoredResult['numbers'][number]

function numbersOf(result: StoredResult, subject: readonly TableColumn[]): Map<string, Numbers> {
  return new Map(result.numbers.filter((column) => !subject.includes(column)).map((column) => [column.name, column]))
}

/** Of equal numbers neither is in the middle: the lower one is. Null where there is none. */
function middle(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  return known.length === 0 ? null : known[(known.length - 1) >> 1]!
}

/** What the second result has and has not that the first has. */
export async function compareResults(
  before: StoredResult,
  after: StoredResult,
  pause: Pause,
): Promise<ResultsCompared> {
  const keyOf = (result: StoredResult) => {
    const subject = subjectOf(result)
    return (row: number) => JSON.stringify(subject.map((column) => cellAt(column, row)))
  }
  const keyBefore = keyOf(before)
  const rowOf = new Map<string, number>()
  for (let row = 0; row < before.rows; row++) {
    if (row % PATIENCE === 0) await pause()
    rowOf.set(keyBefore(row), row)
  }
  const pairs: [before: number, after: number][] = []
  const gained: number[] = []
  const keyAfter = keyOf(after)
  for (let row = 0; row < after.rows; row++) {
    if (row % PATIENCE === 0) await pause()
    const key = keyAfter(row)
    const there = rowOf.get(key)
    if (there === undefined) gained.push(row)
    else {
      pairs.push([there, row])
      rowOf.delete(key)
    }
  }
  const lost = [...rowOf.values()].sort((a, b) => a - b)
  const old = numbersOf(before, subjectOf(before))
  const measures = [...numbersOf(after, subjectOf(after))].flatMap(([name, now]) => {
    const then = old.get(name)
    if (!then) return []
    const left = Float64Array.from(pairs, ([row]) => then.values[row]!)
    const right = Float64Array.from(pairs, ([, row]) => now.values[row]!)
    const changed = left.reduce((sum, value, at) => sum + (Object.is(value, right[at]) ? 0 : 1), 0)
    return [{ name, before: middle(left), after: middle(right), changed }]
  })
  return {
    gained: { rows: gained.length, first: gained.slice(0, FIRST).map((row) => rowAt(after, row)) },
    lost: { rows: lost.length, first: lost.slice(0, FIRST).map((row) => rowAt(before, row)) },
    shared: pairs.length,
    measures,
  }
}
