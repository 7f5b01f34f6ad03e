import type { Difference, SparkStep } from '../on-spark'
import { python } from '../python'
import { type PythonFile, pythonOf } from './files'

/** A step as statements, which call functions of files. */
export function sparkStep(
  code: string | readonly string[],
  needs: Iterable<PythonFile> = [],
  differs: Iterable<Difference> = [],
): SparkStep {
  return {
    code: typeof code === 'string' ? code : code.join('\n'),
    needs: pythonOf(needs),
    differs: [...new Set(differs)],
  }
}

/** A column of `lines` by another Column. */
export const putting = (safe: string, cell: string) => `lines = lines.withColumn(${python(safe)}, ${cell})`

/** What was fitted in the browser; found anew where that is asked for, or where nobody knows it. */
export const fitted = (names: string, known: string | undefined, anew: string): string =>
  known === undefined ? `${names} = ${anew}` : `${names} = ${known}\nif REFIT:\n    ${names} = ${anew}`

/** A figure as f64, whatever it is. */
export function figureSaid(value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined
  if (!Number.isInteger(value) || Object.is(value, -0)) return python(value)
  return Number.isSafeInteger(value) ? `${value}.0` : value.toExponential()
}

/** Two figures, where both are known. */
export function figuresSaid(one: unknown, other: unknown): string | undefined {
  const said = [figureSaid(one), figureSaid(other)]
  return said.includes(undefined) ? undefined : said.join(', ')
}
