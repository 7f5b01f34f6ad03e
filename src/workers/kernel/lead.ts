import { runAnalysis } from '../../analyses/by-kind'
import type { KernelInput } from '../../analyses/kernel-context'
import type { BasketColumns } from '../../analyses/table-columns'
import { outOfMemory } from '../memory/arena'
import { ARENA_START, CONTROL, createMemory } from '../memory/control'
import { isRefusal } from '../memory/refusal'
import type { KernelApi, OnWhole, RunSettings } from '../protocol/kernels'
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

/** Where one run after the other finds its memory, the lead and the helpers. */
export interface Stage {
  run<T>(
    input: BasketColumns,
    onProgress: OnProgress,
    work: (context: LeadContext, input: KernelInput) => Promise<T>,
    settings?: RunSettings,
    onWhole?: OnWhole,
  ): Promise<T>
}

export function createStage({ module, shared, ports }: LeadOptions): Stage {
  const all = ports.map(createHelper)
  return {
    async run(input, onProgress, work, { threads = all.length + 1, known } = {}, onWhole) {
      const helpers = all.slice(0, threads - 1)
      try {
        const memory = input.memory ?? createMemory(0, shared)
        const instance = createInstance(module, memory, 0)
        const control = instance.control()
        for (const word of [CONTROL.exhausted, CONTROL.threshold, CONTROL.stopped]) Atomics.store(control, word / 4, 0)
        Atomics.store(control, CONTROL.top / 4, input.memory ? input.top : ARENA_START)
        await Promise.all(
          helpers.map((h, i) => h.ask({ type: 'open', module, worker: i + 1, memory: shared ? memory : null })),
        )
        const context = createContext(instance, shared, helpers, onProgress, { known, onWhole })
        context.checkCancelled()
        return await work(context, kernelInput(context, input))
      } catch (error) {
        throw isRefusal(error) ? outOfMemory(error) : error
      } finally {
        for (const helper of helpers) helper.tell({ type: 'close' })
      }
    },
  }
}

/** Kernel worker 0: runs the analysis, works along in its phases and steers the helpers. */
export function createLead(stage: Stage): KernelApi {
  return {
    run: (input, task, onProgress, settings, onWhole) => {
      const work = async (context: LeadContext, baskets: KernelInput) => {
        const { columns, report } = await runAnalysis(context, baskets, task)
        const { threads, shared, phases } = context
        const stopped = report.stopped ?? (report.limited && context.stopped())
        return {
          columns,
          report: { ...report, ...(stopped ? { stopped } : {}), threads, shared, kernelBytes: context.bytes(), phases },
        }
      }
      return stage.run(input, onProgress, work, settings, onWhole)
    },
  }
}

/** Rows stay in kernel memory or go there; the small arrays become plain copies. */
function kernelInput(context: LeadContext, input: BasketColumns): KernelInput {
  const addressOf = (array: Uint32Array | Float64Array | undefined) => {
    if (array === undefined) return 0
    return input.memory === null ? context.put(array) : array.byteOffset
  }
  return {
    rows: input.offsets.length - 1,
    offsets: addressOf(input.offsets),
    items: addressOf(input.items),
    nnz: input.items.length,
    times: addressOf(input.times),
    values: addressOf(input.values),
    visits: addressOf(input.visits),
    itemCount: input.itemCount,
    groupStart: new Uint32Array(input.groupStart),
    groupBaskets: new Uint32Array(input.groupBaskets),
    labelRank: new Uint32Array(input.labelRank),
    groupRank: new Uint32Array(input.groupRank),
    ...(input.features && {
      features: {
        table: input.features,
        numbers: addressOf(input.featureNumbers),
        codes: addressOf(input.featureCodes),
        units: addressOf(input.featureUnits),
        strata: addressOf(input.featureStrata),
      },
    }),
    ...(input.rowRank ? { rowRank: new Uint32Array(input.rowRank) } : {}),
  }
}
