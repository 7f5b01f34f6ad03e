import type { AnalysisKind } from './registry'
import type { RunReport } from './report'
import type { runs } from './runs'

type Runs = typeof runs

/** What the kernels are asked, by analysis: parameters in the ids and units of a table. */
export type TaskParameters = { [K in AnalysisKind]: Parameters<Runs[K]>[2] }
/** What they answer. */
export type ColumnsOf = { [K in AnalysisKind]: Awaited<ReturnType<Runs[K]>>['columns'] }

export type Task<Kind extends AnalysisKind = AnalysisKind> = {
  [K in Kind]: { kind: K; parameters: TaskParameters[K] }
}[Kind]

export type RunColumns = ColumnsOf[AnalysisKind]

export interface RunResult {
  columns: RunColumns
  report: RunReport
}
