import type { BasketColumns } from '../../analyses/table-columns'
import type { RunResult, Task } from '../../analyses/tasks'

/** How this run differs from others. */
export interface RunSettings {
  /** No more workers than this, the lead included. */
  threads?: number | undefined
  /** Parts of the work that are whole from before. */
  known?: ReadonlyMap<string, unknown> | undefined
}

export type OnWhole = (name: string, value: unknown) => void

export interface KernelApi {
  run(
    input: BasketColumns,
    task: Task,
    onProgress: (phase: string, done: number, total: number, value?: number, bytes?: number) => void,
    settings?: RunSettings,
    onWhole?: OnWhole,
  ): Promise<RunResult>
}

/** What every kernel worker is told at its start: one leads, the others help it over ports of their own. */
export interface KernelWorkerApi extends KernelApi {
  lead(shared: boolean, ports: MessagePort[]): Promise<void>
  help(port: MessagePort): void
}
