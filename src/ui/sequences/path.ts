import type { SequencesParameters } from '../../analyses/sequences/definition'
import type { Job } from '../../workers/protocol/jobs'
import type { Cell, ResultRow } from '../../workers/protocol/result'
import type { FunnelQuery, PathLimits } from '../../workers/sequences/types'
import { labelsIn } from '../base/cells'

export const stepsOf = ({ cells }: ResultRow): string[] => labelsIn(cells['sequence'])

/** A path in one line. */
export const pathText = (steps: readonly string[]): string => steps.join(' → ')

/** Numbers that stand between the steps of a path, one fewer than steps; NaN where there is none. */
export function betweenSteps(cell: Cell | undefined, steps: number): number[] {
  const numbers = Array.isArray(cell) ? (cell as (number | null)[]).map((value) => value ?? Number.NaN) : []
  const between = Math.max(0, steps - 1)
  const given = numbers.length > between ? numbers.slice(numbers.length - between) : numbers
  return Array.from({ length: between }, (_, at) => given[at] ?? Number.NaN)
}

const LIMITS = ['maxGapSteps', 'maxGapTime', 'maxSpan', 'exclude'] as const

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
    steps: stepsOf(row).map((item) => ({ item })),
    ...limitsOf(job),
    ...(group === null ? {} : { groups: [row.cells[group] as string | null] }),
  }
}
