import { runAnalysis } from '../../analyses/by-kind'
import type { KernelInput } from '../../analyses/kernel-context'
import type { BasketColumns } from '../../analyses/table-columns'
import type { RunResult, Task } from '../../analyses/tasks'
import { ARENA_START, CONTROL, createMemory, sizeOf } from '../memory/control'
import type { KernelApi } from '../protocol/kernels'
import { createContext, type LeadContext, type OnProgress } from './context'
import type { Port } from './helper'
import { createHelper } from './helpers'
import { createInstance } from './instance'

export interface LeadOptions {
  module: WebAssembly.Module
  shared: boolean
  /** One port to each helper. */
  ports: readonly Port[]
}

/** Kernel worker 0: runs the analysis, works along in its phases and steers the helpers. */
export function createLead({ module, shared, ports }: LeadOptions): KernelApi {
  const helpers = ports.map(createHelper)

  async function run(input: BasketColumns, task: Task, onProgress: OnProgress): Promise<RunResult> {
    const memory = input.memory ?? createMemory(0, shared)
    const instance = createInstance(module, memory, 0)
    const control = instance.control()
    for (const word of [CONTROL.exhausted, CONTROL.threshold]) Atomics.store(control, word / 4, 0)
    Atomics.store(control, CONTROL.top / 4, input.memory ? input.top : ARENA_START)
    try {
      await Promise.all(
        helpers.map((h, i) => h.ask({ type: 'open', module, worker: i + 1, memory: shared ? memory : null })),
      )
      const context = createContext(instance, shared, helpers, onProgress)
      context.checkCancelled()
      const { columns, report } = await runAnalysis(context, kernelInput(context, input), task)
      return {
        columns,
        report: {
          ...report,
          threads: context.threads,
          shared,
          kernelBytes: sizeOf(memory) + context.helperBytes(),
          phases: context.phases,
        },
      }
    } finally {
      for (const helper of helpers) helper.tell({ type: 'close' })
    }
  }

  return { run }
}

/** Rows stay in kernel memory or go there; the small arrays become plain copies. */
function kernelInput(context: LeadContext, input: BasketColumns): KernelInput {
  const addressOf = (array: Uint32Array | Float64Array) =>
    input.memory === null ? context.put(array) : array.byteOffset
  return {
    rows: input.offsets.length - 1,
    offsets: addressOf(input.offsets),
    items: addressOf(input.items),
    nnz: input.items.length,
    times: input.times ? addressOf(input.times) : 0,
    values: input.values ? addressOf(input.values) : 0,
    itemCount: input.itemCount,
    groupStart: new Uint32Array(input.groupStart),
    groupBaskets: new Uint32Array(input.groupBaskets),
    labelRank: new Uint32Array(input.labelRank),
    groupRank: new Uint32Array(input.groupRank),
    ...(input.rowRank ? { rowRank: new Uint32Array(input.rowRank) } : {}),
  }
}
