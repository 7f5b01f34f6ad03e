import { CONTROL } from '../memory/control'
import { type KernelInstance, whyItStopped } from './instance'

export interface TaskRun {
  run: string
  tasks: number
  args: readonly number[]
  order: Uint32Array | null
}

/** Takes tasks from the shared counter until none is left or the run is cancelled. */
export function runShared(instance: KernelInstance, phase: TaskRun, onTask?: (done: number) => void): void {
  const control = instance.control()
  const { tasks, order, args } = phase
  guarded(instance, () => {
    instance.call('beginPhase', [])
    const kernel = instance.kernel(phase.run)
    while (Atomics.load(control, CONTROL.cancel / 4) === 0) {
      const next = Atomics.add(control, CONTROL.next / 4, 1)
      if (next >= tasks) return
      kernel(order ? (order[next] as number) : next, ...args)
      const done = Atomics.add(control, CONTROL.done / 4, 1) + 1
      onTask?.(done)
    }
  })
}

/** Runs just these tasks, in memory of one's own. */
export function runOwn(
  instance: KernelInstance,
  phase: Pick<TaskRun, 'run' | 'args'>,
  tasks: Iterable<number>,
  onTask?: () => void,
): void {
  guarded(instance, () => {
    instance.call('beginPhase', [])
    const kernel = instance.kernel(phase.run)
    for (const task of tasks) {
      kernel(task, ...phase.args)
      onTask?.()
    }
  })
}

function guarded(instance: KernelInstance, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw whyItStopped(instance.memory, error)
  }
}
