import type { BasketColumns } from '../../analyses/table-columns'
import type { RunResult, Task } from '../../analyses/tasks'

export interface KernelApi {
  run(
    input: BasketColumns,
    task: Task,
    onProgress: (phase: string, done: number, total: number, value?: number) => void,
  ): Promise<RunResult>
}

/** What every kernel worker is told at its start: one leads, the others help it over ports of their own. */
export interface KernelWorkerApi extends KernelApi {
  lead(shared: boolean, ports: MessagePort[]): Promise<void>
  help(port: MessagePort): void
}
