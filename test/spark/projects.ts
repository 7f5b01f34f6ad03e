import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Rows, takeRows } from './rows'
import type { Spark } from './sparks'

/** A cell of a notebook that could not be run, and why. */
export interface FailedCell {
  notebook: string
  cell: number
  source: string
  type: string
  text: string
  trace: string
}

/** A project to be run: what lies in its folder, and its notebooks in the order of their tasks. */
export interface SparkJob {
  files: readonly { name: string; bytes: Uint8Array | string }[]
  notebooks: readonly string[]
  widgets?: Readonly<Record<string, string>>
  /** Tables that are read afterwards, by their whole names. */
  tables: readonly string[]
  /** Runs all notebooks once more, and says whose rows are others then. */
  twice?: boolean
}

export interface SparkAnswer {
  tables: Readonly<Record<string, Rows>>
  times: readonly { notebook: string; seconds: number; said: string | null }[]
  /** Tables that a second run changed. */
  changed: readonly string[]
}

/** A notebook of a project that could not be run to its end. */
export class NotebookFailed extends Error {
  constructor(readonly failed: FailedCell) {
    super(`${failed.notebook}, cell ${failed.cell}: ${failed.type}: ${failed.text}\n${failed.source}\n${failed.trace}`)
  }
}

/** The folder of a project on disk. */
export function laidOut(spark: Spark, files: SparkJob['files']): string {
  const folder = mkdtempSync(join(spark.folder, 'project-'))
  for (const { name, bytes } of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  return folder
}

/** The catalog that names of three parts begin with here: only where there is a JVM at hand can it have a name of its own. */
export const catalogOf = ({ way }: Spark) => (way === 'connect' ? 'spark_catalog' : 'main')

let schemas = 0

/** A schema that nobody has used yet. */
export const freshSchema = () => `run_${++schemas}`

/** Runs the notebooks of a project and reads its tables; throws where a cell fails. */
export async function sparkAnswer(
  spark: Spark,
  job: SparkJob,
  folder = laidOut(spark, job.files),
): Promise<SparkAnswer> {
  const paths = Object.fromEntries(job.tables.map((name, at) => [name, join(folder, `.table-${at}.arrow`)]))
  const answer = await spark.ask<Pick<SparkAnswer, 'times' | 'changed'> | { failed: FailedCell }>({
    ask: 'project',
    folder,
    notebooks: job.notebooks,
    widgets: job.widgets ?? {},
    tables: paths,
    twice: job.twice ?? false,
  })
  if ('failed' in answer) throw new NotebookFailed(answer.failed)
  const tables = Object.entries(paths).map(([name, path]) => [name, takeRows(path)] as const)
  return { ...answer, tables: Object.fromEntries(tables) }
}
