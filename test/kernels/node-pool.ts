import { readFileSync } from 'node:fs'
import { MessageChannel, Worker } from 'node:worker_threads'
import { inject } from 'vitest'
import type { BasketColumns } from '../../src/analyses/table-columns'
import type { RunResult, Task } from '../../src/analyses/tasks'
import type { Port } from '../../src/workers/kernel/helper'
import { createLead, createStage, type Stage } from '../../src/workers/kernel/lead'
import { CONTROL } from '../../src/workers/memory/control'
import type { OnWhole, RunSettings } from '../../src/workers/protocol/kernels'

export interface NodePool {
  readonly threads: number
  readonly shared: boolean
  run(
    input: BasketColumns,
    task: Task,
    onProgress?: (phase: string, done: number, total: number, value?: number, bytes?: number) => void,
    settings?: RunSettings,
    onWhole?: OnWhole,
  ): Promise<RunResult>
  /** The same workers for a part of an analysis. */
  readonly stage: Stage
  dispose(): Promise<void>
}

/**
 * The browser's kernel pool on worker threads: the same lead (in this thread) and the same helpers. Inputs of a
 * shared pool may lie in an arena or not.
 */
export async function createNodePool({ threads, shared }: { threads: number; shared: boolean }): Promise<NodePool> {
  const file = new URL(`../../wasm/build/kernels.${shared ? 'shared' : 'plain'}.wasm`, import.meta.url)
  const module = await WebAssembly.compile(readFileSync(file))
  const helper = new URL(inject('kernelHelper'))
  const workers: Worker[] = []
  const ports = Array.from({ length: threads - 1 }, () => {
    const { port1, port2 } = new MessageChannel()
    workers.push(new Worker(helper, { workerData: { port: port2 }, transferList: [port2] }))
    return port1
  })
  const stage = createStage({ module, shared, ports: ports as unknown as Port[] })
  const lead = createLead(stage)
  return {
    stage,
    threads,
    shared,
    run: (input, task, onProgress = () => undefined, ...more) => lead.run(input, task, onProgress, ...more),
    async dispose() {
      for (const port of ports) port.close()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** What the screen does to end a run in shared memory. */
export function cancel(memory: WebAssembly.Memory): void {
  Atomics.store(new Int32Array(memory.buffer), CONTROL.cancel / 4, 1)
}

/** The same from another thread, in the middle of a run: the thread of the lead listens to nobody then. */
export function cancelSoon(memory: WebAssembly.Memory): Promise<void> {
  const code = `
    const { workerData, parentPort } = require('node:worker_threads')
    setTimeout(() => {
      Atomics.store(new Int32Array(workerData.buffer), ${CONTROL.cancel / 4}, 1)
      parentPort.postMessage(0)
    }, 150)
  `
  const worker = new Worker(code, { eval: true, workerData: memory })
  return new Promise((resolve) => worker.once('message', () => resolve()))
}

/** What the page does when somebody has had enough of a search. */
export function stop(memory: WebAssembly.Memory): void {
  Atomics.store(new Int32Array(memory.buffer), CONTROL.stopped / 4, 1)
}

/** The same from another thread, in the middle of a run. */
export function stopSoon(memory: WebAssembly.Memory): Worker {
  const code = `
    const { workerData } = require('node:worker_threads')
    setTimeout(() => Atomics.store(new Int32Array(workerData.buffer), ${CONTROL.stopped / 4}, 1), 150)
  `
  return new Worker(code, { eval: true, workerData: memory })
}
