import type { KernelContext, KernelPhase, MemoryRange, OutputChunk } from '../../analyses/kernel-context'
import { BasketeerError, cancelledError } from '../../recipe/error'
import { outOfMemory } from '../memory/arena'
import { align, bufferOf, CONTROL, growTo, sizeOf } from '../memory/control'
import type { OnWhole, RunSettings } from '../protocol/kernels'
import type { Helper } from './helpers'
import type { KernelInstance } from './instance'
import { outputOf } from './output'
import { runOwn, runShared } from './tasks'

/**
 * `value` goes with the step that is done, where there is one: the loss of an iteration. `bytes` is the memory of all workers
 * by now.
 */
export type OnProgress = (label: string, done: number, total: number, value?: number, bytes?: number) => void

/** How often the screen hears of progress. */
const PROGRESS_MS = 50

export interface LeadContext extends KernelContext {
  readonly phases: Record<string, number>
  /** Memory of all workers. */
  bytes(): number
}

/** The context of one run in the lead, which takes part in every phase as worker 0. */
export function createContext(
  instance: KernelInstance,
  shared: boolean,
  helpers: readonly Helper[],
  onProgress: OnProgress,
  { known, onWhole }: Pick<RunSettings, 'known'> & { onWhole?: OnWhole | undefined } = {},
): LeadContext {
  const { memory } = instance
  const threads = helpers.length + 1
  const phases: Record<string, number> = {}
  const helperMemory = new Array<number>(helpers.length).fill(0)
  let toldAt = 0

  const control = () => instance.control()
  const setWord = (address: number, value: number) => Atomics.store(control(), address / 4, value)
  const top = () => Atomics.load(control(), CONTROL.top / 4) >>> 0

  function alloc(bytes: number): number {
    const address = top()
    const end = address + align(bytes)
    if (!growTo(memory, end)) throw outOfMemory()
    setWord(CONTROL.top, end)
    return address
  }

  const bytes = () => helperMemory.reduce((sum, each) => sum + each, sizeOf(memory))

  function book(label: string, since: number): void {
    phases[label] = (phases[label] ?? 0) + performance.now() - since
  }

  function tell(phase: KernelPhase, done: number): void {
    const now = performance.now()
    if (phase.silent || now - toldAt < PROGRESS_MS) return
    toldAt = now
    tellAtOnce(phase, done)
  }

  function tellAtOnce({ label, tasks, within }: KernelPhase, done: number): void {
    const { before, each, total } = within ?? { before: 0, each: 1, total: tasks }
    onProgress(label, before + each * done, total, undefined, bytes())
  }

  async function parallelShared(phase: KernelPhase): Promise<OutputChunk[]> {
    setWord(CONTROL.next, 0)
    setWord(CONTROL.done, 0)
    const { run, tasks, args, order = null } = phase
    const asked = tasks > 1 ? helpers : []
    const answers = asked.map((h) => h.ask({ type: 'phase', phase: { run, tasks, args, order, own: null } }))
    await together(answers, () => runShared(instance, { run, tasks, args, order }, (done) => tell(phase, done)))
    return collect(asked.length)
  }

  /** Without shared memory: what writes memory is done here, what writes output is shared out beforehand. */
  async function parallelOwn(phase: KernelPhase): Promise<OutputChunk[]> {
    const share = phase.writes === 'output' ? threads : 1
    const places = phase.order ?? Uint32Array.from({ length: phase.tasks }, (_, i) => i)
    const taskOf = (worker: number) => places.filter((_, i) => i % share === worker)
    const answers = helpers.slice(0, share - 1).map((helper, i) => {
      const tasks = taskOf(i + 1)
      const copies = rangesOf(phase, tasks).map((range) => ({
        address: range.address,
        bytes: new Uint8Array(instance.u8(range.address, range.bytes)),
      }))
      const { run, args } = phase
      return helper.ask(
        { type: 'phase', phase: { run, args, tasks: 0, order: null, own: { tasks, copies, top: top() } } },
        copies.map((copy) => copy.bytes.buffer),
      )
    })
    let done = 0
    const own = taskOf(0)
    const outputs = await together(answers, () => runOwn(instance, phase, own, () => tell(phase, ++done * share)))
    outputs.forEach((output, i) => {
      helperMemory[i] = output.memoryBytes
    })
    return [...collect(0), ...outputs.flatMap((output) => output.output.map(receive))]
  }

  function receive(bytes: Uint8Array): OutputChunk {
    const address = alloc(bytes.length)
    instance.u8(address, bytes.length).set(bytes)
    return { address, bytes: bytes.length }
  }

  /** The lead's own part runs to its end or fails; then everyone is waited for, so that no kernel outlives a phase. */
  async function together<T>(answers: Promise<T>[], own: () => void): Promise<T[]> {
    let failure: unknown
    try {
      own()
    } catch (error) {
      failure = error
      setWord(CONTROL.cancel, 1)
    }
    const settled = await Promise.allSettled(answers)
    const failures = [failure, ...settled.map((s) => (s.status === 'rejected' ? s.reason : undefined))].filter(Boolean)
    const worst = failures.find((f) => !(f instanceof BasketeerError && f.code === 'cancelled')) ?? failures[0]
    if (worst !== undefined) throw worst
    checkCancelled()
    return settled.map((s) => (s as PromiseFulfilledResult<T>).value)
  }

  function collect(helpersAsked: number): OutputChunk[] {
    instance.call('finishOutput', [])
    return Array.from({ length: helpersAsked + 1 }, (_, worker) => outputOf(instance, worker)).flat()
  }

  function checkCancelled(): void {
    if (Atomics.load(control(), CONTROL.cancel / 4)) throw cancelledError()
  }

  return {
    threads,
    writers: shared ? threads : 1,
    shared,
    phases,
    bytes,
    alloc,
    allocZeroed(bytes) {
      const address = alloc(bytes)
      instance.u8(address, bytes).fill(0)
      return address
    },
    mark: top,
    release: (mark) => void setWord(CONTROL.top, mark),
    u8: instance.u8,
    u16: (address, length) => new Uint16Array(bufferOf(memory, address + 2 * length), address, length),
    u32: instance.u32,
    f64: (address, length) => new Float64Array(bufferOf(memory, address + 8 * length), address, length),
    put(array) {
      const { buffer, byteOffset, byteLength } = array
      const own = buffer === memory.buffer
      const address = alloc(byteLength)
      // A plain memory that has grown has left its old buffer, and views of it, detached.
      const bytes = own ? instance.u8(byteOffset, byteLength) : new Uint8Array(buffer, byteOffset, byteLength)
      instance.u8(address, byteLength).set(bytes)
      return address
    },
    call(name, ...args) {
      // Scratch of an earlier call may lie in memory that was released since.
      instance.call('beginPhase', [])
      return instance.call(name, args)
    },
    async parallel(phase) {
      const since = performance.now()
      if (!phase.silent) tellAtOnce(phase, 0)
      try {
        return phase.tasks === 0 ? [] : await (shared ? parallelShared(phase) : parallelOwn(phase))
      } finally {
        book(phase.label, since)
      }
    },
    timed(label, work) {
      const since = performance.now()
      try {
        return work()
      } finally {
        book(label, since)
      }
    },
    async whole<T>(name: string, work: () => Promise<T>): Promise<T> {
      if (known?.has(name)) return known.get(name) as T
      const value = await work()
      // What was ended early is not what another run would make.
      if (Atomics.load(control(), CONTROL.stopped / 4) === 0) onWhole?.(name, value)
      return value
    },
    stopped: () => Atomics.load(control(), CONTROL.stopped / 4) !== 0,
    checkCancelled,
    tell: ({ label, done, total, value }) => onProgress(label, done, total, value, bytes()),
  }
}

function rangesOf(phase: KernelPhase, tasks: Uint32Array): MemoryRange[] {
  const ranges = [...(phase.reads ?? [])]
  if (phase.readsOf) for (const task of tasks) ranges.push(...phase.readsOf(task))
  return ranges
}
