import type { SequencesParameters } from '../../analyses/sequences/definition'
import { setsOfCells, stepOfItems } from '../../analyses/sequences/steps'
import type { Job } from '../../workers/protocol/jobs'
import type { Cell, ResultRow } from '../../workers/protocol/result'
import type { FunnelQuery, PathLimits, PathStep } from '../../workers/sequences/types'
/** The items of each step. */
export const setsOf = ({ cells }: ResultRow): string[][] => setsOfCells(cells)

const quoted = (label: string): string => `"${label.replaceAll('"', '""')}"`

/**
 * A step in words: `a`, or `(a, b)` where it is a visit that holds several items. Labels that could be taken for any of
 * that stand in quotes, so that a path can be read in one way only.
 */
export function stepText(items: readonly string[]): string {
  const [only = ''] = items
  if (items.length < 2) return /^[("\s]|\s$|→/.test(only) ? quoted(only) : only
  return `(${items.map((label) => (label === '' || /[",()→]|^\s|\s$/.test(label) ? quoted(label) : label)).join(', ')})`
}

/** The same of a path that is put together. */
export const stepName = ({ item, also = [] }: PathStep): string =>
  also.length === 0 ? item : stepText([item, ...also])

/** Where every event is a step, steps are their names. */
export function stepsOf(row: ResultRow): string[] {
  const sets = setsOf(row)
  return row.cells['step_sizes'] === undefined ? sets.flat() : sets.map(stepText)
}

/** A path in one line. */
export const pathText = (steps: readonly string[]): string => steps.join(' → ')

/** Whether the journeys of a run go by visits. */
export const goesByVisits = ({ recipe }: Pick<Job, 'recipe'>): boolean =>
  (recipe.analysis as SequencesParameters).visits !== undefined

/** Numbers that stand between the steps of a path, one fewer than steps; NaN where there is none. */
export function betweenSteps(cell: Cell | undefined, steps: number): number[] {
  const numbers = Array.isArray(cell) ? (cell as (number | null)[]).map((value) => value ?? Number.NaN) : []
  const between = Math.max(0, steps - 1)
  const given = numbers.length > between ? numbers.slice(numbers.length - between) : numbers
  return Array.from({ length: between }, (_, at) => given[at] ?? Number.NaN)
}

const LIMITS = ['maxGapSteps', 'maxGapTime', 'minGapSteps', 'minGapTime', 'maxSpan', 'exclude'] as const

/** What the run held its paths to, so that every count beside it means the same. */
export function limitsOf({ recipe }: Pick<Job, 'recipe'>): PathLimits {
  const analysis = recipe.analysis as SequencesParameters
  return Object.fromEntries(
    LIMITS.flatMap((name) => (analysis[name] === undefined ? [] : [[name, analysis[name]]])),
  ) as PathLimits
}

/** The question whose answer is this row: its path, in its group, under the limits of the run. */
export function queryOfRow(job: Job, row: ResultRow): FunnelQuery {
  const group = job.result?.groupColumn ?? null
  return {
    steps: setsOf(row).map(stepOfItems),
    ...limitsOf(job),
    ...(group === null ? {} : { groups: [row.cells[group] as string | null] }),
  }
}
