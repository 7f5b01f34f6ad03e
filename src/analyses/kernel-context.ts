import type { RunReport } from './report'
import type { FeatureTable } from './table-columns'

/**
 * What `run.ts` files program against. They run in the lead kernel worker, next to its own wasm instance, and know
 * nothing of workers, ports or the kind of memory.
 *
 * Addresses are numbers into the run's memory and mean the same in every worker. A kernel phase is one wasm export
 * `name(task, ...args)`, run for every task by whichever worker is free:
 *
 * ```ts
 * const counts = kernel.allocZeroed(4 * itemCount * kernel.writers)
 * await kernel.parallel({ label: 'count', run: 'countBlock', tasks: blocks, args: [items, bounds, counts, itemCount] })
 * for (let w = 1; w < kernel.writers; w++) kernel.call('addWords', counts, counts + 4 * itemCount * w, itemCount)
 * const total = kernel.u32(counts, itemCount)
 * ```
 *
 * In wasm the number of the worker is `workerIndex()` (`wasm/lib/control`), scratch comes from `wasm/lib/stack`,
 * results of unknown size go through `wasm/lib/output`, and long loops call `poll()` now and then: it leaves the
 * kernel when the run was cancelled.
 */
export interface KernelContext {
  /** Workers that take tasks, the lead included. */
  readonly threads: number
  /** Workers that run phases which write `memory`; so many tables of counts are needed. 1 without shared memory. */
  readonly writers: number
  readonly shared: boolean

  /** Room for `bytes`, 16-byte aligned, with whatever was there before. Throws `out-of-memory`. */
  alloc(bytes: number): number
  allocZeroed(bytes: number): number
  /** Frees everything taken since `mark`, the output of phases included. */
  mark(): number
  release(mark: number): void

  /** Views for the moment: taking memory or running a phase may leave them detached, so ask again afterwards. */
  u8(address: number, length: number): Uint8Array
  u16(address: number, length: number): Uint16Array
  u32(address: number, length: number): Uint32Array
  f64(address: number, length: number): Float64Array
  /** Copies an array into fresh memory and says where it is. */
  put(array: Uint8Array | Uint16Array | Uint32Array | Float64Array): number

  /** Runs a wasm export here and now, in the lead alone; the result is read as an unsigned number. */
  call(name: string, ...args: number[]): number
  /** Runs a phase over all workers; resolves with what its kernels wrote through `wasm/lib/output`. */
  parallel(phase: KernelPhase): Promise<OutputChunk[]>

  /** Books the time of work in the lead under `label`. */
  timed<T>(label: string, work: () => T): T
  /**
   * A part of the work that is of use by itself: done once and kept under its name, so that a run that was cut off goes on behind
   * it. Made of plain values and bytes.
   */
  whole<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Whether somebody has had enough: a search then goes on only for what is most frequent, training ends with its round. */
  stopped(): boolean
  /** Throws `cancelled` when the run was cancelled; for long loops in the lead. */
  checkCancelled(): void
  /** Tells the screen how far a run is that knows it better than its phases do, with a figure that goes with it. */
  tell(progress: { label: string; done: number; total: number; value: number }): void
}

export interface KernelPhase {
  /** Name in progress and in the report's `phases`; phases of the same name add up. */
  label: string
  /** The wasm export, called with the number of the task and then `args`. */
  run: string
  tasks: number
  args: readonly number[]
  /** Progress is not told: the run does. */
  silent?: boolean
  /** Progress where tasks are parts of something longer: what is done before, what each adds, and what there is. */
  within?: { before: number; each: number; total: number }
  /** Tasks in the order in which they start; falling cost balances best. Every task once. */
  order?: Uint32Array
  /**
   * `memory`: kernels write into places given in `args` (each task or worker its own). Without shared memory the lead
   * then runs every task itself. `output`: kernels write through `wasm/lib/output` only, and without shared memory the
   * workers share the tasks on copies of what `reads` and `readsOf` name.
   */
  writes: 'memory' | 'output'
  reads?: readonly MemoryRange[]
  /** What one task reads beyond `reads`. */
  readsOf?(task: number): readonly MemoryRange[]
}

export interface MemoryRange {
  address: number
  bytes: number
}

/** Records of a phase, in memory the lead can read; never cut inside a record. */
export type OutputChunk = MemoryRange

/** The baskets of a run: rows in kernel memory, everything small beside it. See `BasketColumns` for the meaning. */
export interface KernelInput {
  rows: number
  /** Address of u32 × (rows + 1). */
  offsets: number
  /** Address of u32 × nnz. */
  items: number
  nnz: number
  /** Addresses of f64 × nnz; 0 where the analysis has none. */
  times: number
  values: number
  /** Address of u32 × nnz; 0 where journeys do not go by visits. */
  visits: number
  itemCount: number
  groupStart: Uint32Array
  groupBaskets: Uint32Array
  labelRank: Uint32Array
  groupRank: Uint32Array
  rowRank?: Uint32Array
  /** Columns of a table of features, and where they are: 0 where there are none. */
  features?: { table: FeatureTable; numbers: number; codes: number; units: number; strata: number }
}

/** What a `run.ts` answers; the lead adds threads, memory and times to the report. */
export interface KernelOutcome<Columns> {
  columns: Columns
  report: Pick<RunReport, 'method' | 'methodReason' | 'limited' | 'limitAt' | 'stopped' | 'found'>
}

export type KernelRun<Parameters, Columns> = (
  kernel: KernelContext,
  input: KernelInput,
  parameters: Parameters,
) => Promise<KernelOutcome<Columns>>
