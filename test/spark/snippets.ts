import { join } from 'node:path'
import { type Cell, type Rows, takeRows } from './rows'
import type { PythonFault, Spark } from './sparks'

/** A table as a snippet finds it: its schema as Spark writes one (`a string, b double`); moments are ms since 1970. */
export interface SnippetInput {
  schema: string
  rows: readonly (readonly Cell[])[]
}

/** Python that makes `output` of `inputs`; there are `spark`, `F`, `T`, `Window` and `REFIT`, which is false. */
export interface Snippet {
  code: string
  inputs: Readonly<Record<string, SnippetInput>>
  /** The DataFrame that is read; `lines` where nothing is said. Only an order that it has itself can be relied on. */
  output?: string
}

export type SnippetAnswer = Rows | { failed: PythonFault }

/** JSON has no whole numbers beyond 53 bits, no infinity, and no zero below zero. */
function told(value: Cell): unknown {
  if (typeof value === 'bigint') return { whole: String(value) }
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { float: Object.is(value, -0) ? '-0.0' : String(value) }
  }
  if (Array.isArray(value)) return value.map(told)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, told(each)]))
  }
  return value
}

let made = 0

/** What snippets make of their tables, all in one session; put many into one call. */
export async function snippetAnswers(spark: Spark, snippets: readonly Snippet[]): Promise<SnippetAnswer[]> {
  const cases = snippets.map(({ code, inputs, output = 'lines' }) => ({
    code,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { schema, rows }]) => [
        name,
        { schema, rows: rows.map((row) => row.map(told)) },
      ]),
    ),
    output,
    path: join(spark.folder, `snippet-${made++}.arrow`),
  }))
  const answers = await spark.ask<{ failed?: PythonFault }[]>({ ask: 'snippets', cases })
  return answers.map(({ failed }, at) => (failed ? { failed } : takeRows(cases[at]!.path)))
}
