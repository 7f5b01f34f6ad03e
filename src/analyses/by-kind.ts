import type { KernelContext, KernelInput, KernelOutcome, KernelRun } from './kernel-context'
import type { Part } from './published/parts'
import type { AnalysisKind, Asked } from './registry'
import type { RunReport } from './report'
import type { TableColumn } from './result-table'
import { runs, workings } from './runs'
import type { ColumnsOf, Task, TaskParameters } from './tasks'
import type { AnalysisWorking, Naming, TableFacts } from './working'

/** The kernel side of an analysis. */
export function runAnalysis<K extends AnalysisKind>(
  kernel: KernelContext,
  input: KernelInput,
  task: Task<K>,
): Promise<KernelOutcome<ColumnsOf[K]>> {
  const byKind: { [Kind in AnalysisKind]: KernelRun<TaskParameters[Kind], ColumnsOf[Kind]> } = runs
  return byKind[task.kind](kernel, input, task.parameters)
}

const workingOf: { [K in AnalysisKind]: AnalysisWorking<Asked[K], TaskParameters[K], ColumnsOf[K]> } = workings

/** A recipe's parameters in the ids and units of a table. */
export function taskOf<K extends AnalysisKind>(kind: K, asked: Asked[K], table: TableFacts): Task<K> {
  return { kind, parameters: workingOf[kind].task(asked, table) }
}

/** The result columns of a run, in no order. */
export function tableOf<K extends AnalysisKind>(kind: K, columns: ColumnsOf[K], naming: Naming): TableColumn[] {
  return workingOf[kind].toTable(columns, naming)
}

/** What each part of a result is to others, by its name. */
export const partsOf = (kind: AnalysisKind): Readonly<Record<string, Part>> => workings[kind].parts

/** How strong each row is, where its analysis can say so. */
export function strengthsOf<K extends AnalysisKind>(
  kind: K,
  columns: ColumnsOf[K],
  naming: Pick<Naming, 'basketsOf'>,
): Float64Array | undefined {
  return workingOf[kind].strength?.(columns, naming)
}

/** Whether results are in the unit of the values in the file. */
export const holdsMoney = (kind: AnalysisKind): boolean => workings[kind].inUnits !== undefined

/** A result in the unit of the file: kernels count in whole numbers of 10^-scale. */
export function inUnits<K extends AnalysisKind>(
  kind: K,
  { columns, report }: { columns: ColumnsOf[K]; report: RunReport },
  scale: number,
): { columns: ColumnsOf[K]; report: RunReport } {
  const power = 10 ** scale
  const divided = power === 1 ? undefined : workingOf[kind].inUnits?.(columns, power)
  if (divided === undefined) return { columns, report }
  const { limitAt } = report
  return { columns: divided, report: limitAt === undefined ? report : { ...report, limitAt: limitAt / power } }
}
