import type { BasketColumns } from '../analyses/table-columns'
import type { RunResult, Task } from '../analyses/tasks'
import { BasketeerError, cancelledError } from '../recipe/error'
import { startWorker } from '../workers/life/start-worker'
import { createUnderWay } from '../workers/life/under-way'
import { CONTROL, spareOf } from '../workers/memory/control'
import type { KernelWorkerApi } from '../workers/protocol/kernels'
import { proxy, type Remote, releaseProxy, transfer, wrap } from '../workers/rpc'
import { buffersOfTable } from '../workers/table-buffers'
import { deferred } from './deferred'
import { keepStrongest } from './keep-strongest'
import { clientFaults } from './sentences'
import type { KernelPool } from './types'

type RunOptions = Parameters<KernelPool['run']>[2]

/** After so long a cancelled run that has not ended is ended by ending its workers. */
const PATIENCE_MS = 1000
/** Workers keep the memory of a run until something makes them collect garbage; above this they are ended. */
const MOST_SPARE = 2 ** 29

/** The kernel workers of a page: a lead and its helpers, kept from one run to the next. */
export function createKernelPool({ threads, shared }: { threads: number; shared: boolean }): KernelPool {
  let team: Team | undefined
  /** The run before, ended or not. */
  let last: Promise<void> = Promise.resolve()

  function standing(): Team {
    if (!team) {
      const fresh = startTeam(threads, shared, () => retire(fresh))
      team = fresh
    }
    return team
  }

  function retire(which: Team): void {
    if (team !== which) return
    team = undefined
    which.terminate()
  }

  /** Ends a run: by the flag its kernels poll, else by ending the workers. */
  function stop(which: Team, memory: WebAssembly.Memory | null, ended: Promise<unknown>): void {
    if (!memory) {
      retire(which)
      // Anew at once, so that the next run need not wait for it.
      standing()
      return
    }
    setCancel(memory, 1)
    const timer = setTimeout(() => retire(which), PATIENCE_MS)
    void ended.then(() => clearTimeout(timer))
  }

  /** Takes its place at once: two that are asked for together would both wait for the same run before them. */
  function start(input: BasketColumns, task: Task, options: RunOptions): Promise<RunResult> {
    const turn = last.then(() => begin(input, task, options))
    last = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  function begin(input: BasketColumns, task: Task, options: RunOptions): Promise<RunResult> {
    if (options.signal.aborted) throw cancelledError()
    const current = standing()
    if (input.memory) setCancel(input.memory, 0)
    const answer = current.run(input, task, options)
    const ended = answer.then(
      ({ report }) => {
        if (report.kernelBytes - input.top > MOST_SPARE) retire(current)
      },
      (error: unknown) => {
        // What a kernel left behind when it failed is not worth keeping.
        const calledOff = error instanceof BasketeerError && error.code === 'cancelled'
        if (!calledOff || spareOf(input) > MOST_SPARE) retire(current)
      },
    )
    const abort = () => stop(current, input.memory, ended)
    options.signal.addEventListener('abort', abort, { once: true })
    void ended.then(() => options.signal.removeEventListener('abort', abort))
    const stopSearch = () => keepStrongest(input.memory)
    options.enough?.addEventListener('abort', stopSearch, { once: true })
    void ended.then(() => options.enough?.removeEventListener('abort', stopSearch))
    return answer
  }

  return {
    threads,
    shared,
    warmUp() {
      standing()
    },
    async run(input, task, options) {
      if (options.signal.aborted) throw cancelledError()
      const aborted = deferred<never>()
      const abort = () => aborted.reject(cancelledError())
      options.signal.addEventListener('abort', abort, { once: true })
      try {
        return await Promise.race([start(input, task, options), aborted.promise])
      } finally {
        options.signal.removeEventListener('abort', abort)
      }
    },
    idle: () => last,
    dispose() {
      if (team) retire(team)
    },
  }
}

/** Kernels poll this word. */
function setCancel(memory: WebAssembly.Memory, value: 0 | 1): void {
  Atomics.store(new Int32Array(memory.buffer, CONTROL.cancel, 1), 0, value)
}

interface Team {
  /** Rejects also when a worker dies or all are ended. */
  run(input: BasketColumns, task: Task, options: RunOptions): Promise<RunResult>
  terminate(): void
}

function startTeam(threads: number, shared: boolean, onDeath: () => void): Team {
  const underWay = createUnderWay()
  const die = (reason: unknown) => {
    underWay.end(reason)
    onDeath()
  }
  const workers = Array.from({ length: threads }, (_, i) => {
    const worker = startWorker(
      () =>
        new Worker(new URL('../workers/kernel.worker.ts', import.meta.url), {
          type: 'module',
          name: i === 0 ? 'kernel lead' : `kernel ${i}`,
        }),
    )
    worker.died.catch((cause) => die(cause instanceof BasketeerError ? cause : crashed(cause)))
    return worker
  })
  let apis: Remote<KernelWorkerApi>[] = []

  async function assemble(): Promise<Remote<KernelWorkerApi>> {
    const endpoints = await Promise.all(workers.map((worker) => worker.up))
    apis = endpoints.map((endpoint) => wrap<KernelWorkerApi>(endpoint))
    const [lead, ...helpers] = apis as [Remote<KernelWorkerApi>, ...Remote<KernelWorkerApi>[]]
    const ports = helpers.map((helper) => {
      const { port1, port2 } = new MessageChannel()
      helper.help(transfer(port2, [port2])).catch(die)
      return port1
    })
    await lead.lead(shared, transfer(ports, ports))
    // What is callable and not wrapped would be taken for a promise by whoever awaits it.
    return lead
  }

  const ready = assemble()
  ready.catch(die)
  return {
    run(input, task, { onProgress, threads, parts }) {
      const answer = ready.then((lead) => {
        const given = input.memory ? input : transfer(input, buffersOfTable(input))
        const known = parts ? new Map(parts.known) : undefined
        return lead.run(given, task, proxy(onProgress), { threads, known }, parts && proxy(parts.onWhole))
      })
      return underWay.until(answer)
    },
    terminate() {
      for (const api of apis) api[releaseProxy]()
      for (const worker of workers) worker.end()
      underWay.end(cancelledError())
    },
  }
}

function crashed(cause: unknown): BasketeerError {
  return clientFaults.kernelsCrashed(cause)
}
