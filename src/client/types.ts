import type { Asset } from '../analyses/asset'
import type { AnalysisKind, Recipe } from '../analyses/registry'
import type { BasketColumns } from '../analyses/table-columns'
import type { TableRequest } from '../analyses/table-request'
import type { RunResult, Task } from '../analyses/tasks'
import type { ValueMeaning } from '../recipe/guess-money'
import type { ReadOptions, RecipeData } from '../recipe/schema'
import type { Ask } from '../workers/answers'
import type { KeptSet, PeopleOf } from '../workers/people/types'
import type { DataApi } from '../workers/protocol/data-worker'
import type { InputFile, SourceInfo } from '../workers/protocol/files'
import type { Job, TakenWay } from '../workers/protocol/jobs'
import type { Oddity } from '../workers/protocol/oddities'
import type { SourceProfile } from '../workers/protocol/profile'
import type { OnProgress, Phase } from '../workers/protocol/progress'
import type { ShopFactName, ShopFacts } from '../workers/protocol/shop'
import type { BasketPreview, Forecast, ForecastBounds, MemoryEstimate, TableInfo } from '../workers/protocol/table'
import type {
  BesideLook,
  FittedFigures,
  KnownTables,
  OpenTables,
  OwnLevels,
  StepReports,
} from '../workers/protocol/tables'
import type { DataWorker } from './data-worker'
import type { FirstPage, FirstPages } from './first-page'

/** What this browser and this page allow; probed once. */
export interface Platform {
  /** Cross-origin isolated: kernels share one memory. */
  isolated: boolean
  simd: boolean
  threads: number
  version: string
}

export interface EngineState {
  /** The table that questions are asked of: a file, several of one shape, or what steps made of several tables. */
  source: SourceInfo | null
  /** Set where several tables are open. */
  tables: OpenTables | null
  /** What recipes may name, newest last; opening more of a kind lets go of the oldest. */
  assets: readonly Asset[]
  /** Set while files are looked at or columns are read outside a run. */
  busy: { phase: Phase | 'inspect'; done: number; total: number } | null
  table: TableInfo | null
  /** Newest last. */
  jobs: readonly Job[]
  /** Grows when a result of an earlier day has got its lines back. */
  attached: number
  /** The last result of an earlier day whose first rows were on the screen, and that could not be read after all. */
  unread: string | null
  /** Bytes held by tables, models, results, DuckDB and kernels, as far as we count them. */
  memoryBytes: number
}

export interface CallOptions {
  signal?: AbortSignal
  onProgress?: OnProgress
}

/** A call of the data worker with a signal in place of its token. */
type Abortable<Call> = Call extends (...args: [...infer Args, string]) => infer Answer
  ? (...args: [...Args, signal?: AbortSignal]) => Answer
  : never

/** What is asked of stored results: pages, facets, export of them all, and what each kind has an answer to. */
export type Results = Pick<DataApi, 'page' | 'facets' | 'rowsAt' | 'place' | 'scatter' | 'exportResult'> & {
  baskets: Abortable<DataApi['baskets']>
  /** Brings it back from where it is kept, where the data worker has it not or no longer. */
  atHand(jobId: string, signal?: AbortSignal): Promise<void>
  compareResults: Abortable<DataApi['compareResults']>
  ask: Ask<[signal?: AbortSignal]>
}

/** Where results are that the data worker has not, or no longer. */
export interface KeptResults {
  has(jobId: string): boolean
  /** Undefined where this one was not kept. */
  result(jobId: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Parts of the work of a job that came to no end. */
  parts(jobId: string): Promise<WholeParts>
  /** What stands on the screen before any of these has been read. */
  first?: FirstPage
}

/** Parts of a run that are whole, by name: a resumed run takes them as they are. */
export type WholeParts = ReadonlyMap<string, unknown>

/** The only door from the screen to the workers. Knows no framework; every failure is a BasketeerError. */
export interface Engine {
  readonly platform: Platform
  readonly results: Results
  /** First pages of results as they were answered last. */
  readonly firstPages: Pick<FirstPages, 'find' | 'subscribe'>
  /** Starts what the first file and the first run would otherwise wait for; for when the page is idle. */
  warmUp(): void
  getState(): EngineState
  subscribe(listener: () => void): () => void

  /** Looks at files and makes them the source; with `append`, beside those already open. */
  open(files: InputFile[], options?: CallOptions & { read?: ReadOptions; append?: boolean }): Promise<SourceInfo>
  /** The same where files may be several tables: sorts them, with `append` those that are open among them. */
  openTables(
    files: InputFile[],
    options?: CallOptions & { append?: boolean; known?: KnownTables | undefined },
  ): Promise<OpenTables>
  /** Makes the table of a recipe the source. */
  prepare(data: RecipeData, options?: CallOptions): Promise<void>
  /** What the lines' own columns say of the items in them; null where items are not said line by line. */
  ownLevels(data: RecipeData, signal?: AbortSignal): Promise<OwnLevels | null>
  /** A table beside the lines as a recipe reads it. */
  lookBeside(data: RecipeData, name: string, signal?: AbortSignal): Promise<BesideLook>
  /** The table of the lines as each step of a recipe leaves it; or another one by its id, with steps of its own. */
  stepReports(data: RecipeData, signal?: AbortSignal, sourceId?: string): Promise<StepReports>
  /** The figures that each step of a recipe works with; of the lines, or of another table by its id. */
  fitted(data: RecipeData, signal?: AbortSignal, sourceId?: string): Promise<FittedFigures>
  rowsAfter(data: RecipeData, steps: number, signal?: AbortSignal): Promise<number>
  /** A profile of the table of a recipe, or of one beside it by its id. */
  profile(data: RecipeData, signal?: AbortSignal, sourceId?: string): Promise<SourceProfile>
  /** The same for a file of our own origin. */
  openUrl(url: string, options?: CallOptions & { name?: string }): Promise<SourceInfo>
  /** Opens a file that has to hold an asset of this kind, beside what is open. */
  openAsset(kind: AnalysisKind, file: InputFile, options?: CallOptions): Promise<Asset>
  close(): Promise<void>
  preview(request: TableRequest): Promise<BasketPreview[]>
  estimate(request: TableRequest): Promise<MemoryEstimate>
  load(request: TableRequest, options?: CallOptions): Promise<TableInfo>
  /** One thing worth knowing of the shop. */
  shopFact<Name extends ShopFactName>(
    name: Name,
    asked: { data: RecipeData; valueIs: ValueMeaning },
    signal: AbortSignal,
  ): Promise<ShopFacts[Name]>
  /** What stands among the lines and is no sale. */
  oddities(data: RecipeData, signal: AbortSignal): Promise<Oddity[]>
  forecast(tableKey: string, perGroup: boolean, bounds?: ForecastBounds): Promise<Forecast>

  /** Runs a task on rows of a table with about so many entries in all, beside the queue: nothing of it is kept. */
  tryOut(request: TableRequest, mostEntries: number, task: Task, signal?: AbortSignal): Promise<RunResult>

  /** Puts a run in the queue; the recipe is taken as it is now. */
  submit(recipe: Recipe, way?: TakenWay): Job
  /** Lets a job that waits run so many places later, or earlier where negative. */
  move(jobId: string, places: number): void
  /** Goes on with a job that came to no end, where the data it was asked of is open. */
  resume(jobId: string): Promise<Job>
  /** What is whole of the work of a job that has not succeeded. */
  parts(jobId: string): WholeParts
  /** Jobs of an earlier day; their results are asked for where they are kept. */
  restore(jobs: readonly Job[], kept: KeptResults): void
  /**
   * Takes a list out of an answer that is asked for it alone, and keeps it as a set. Sets that were kept are told to a data
   * worker that has to start anew without anybody's doing.
   */
  keepAgain(recipe: Recipe, of: PeopleOf): Promise<KeptSet>
  forgetSet(id: string): Promise<void>
  /** Sets of an earlier day, from where they are stored: read now, and again whenever what holds them went down. */
  bringSets(stored: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void>
  job(jobId: string): Job | undefined
  /** Resolves when the job has succeeded; rejects with its error otherwise. */
  finished(jobId: string): Promise<Job>
  /** The running job when none is named. */
  cancel(jobId?: string): Promise<string>
  /** Ends a search early and keeps what it has found of the most frequent; does nothing where that is not known how. */
  stop(jobId: string): void
  /** The data worker, for what is asked by places alone. */
  call: DataWorker['call']
  /** What is open, as it was given to be opened: files of all tables, and those of assets beside them. */
  inputs(): { files: readonly InputFile[]; assets: readonly { kind: AnalysisKind; id: string; file: InputFile }[] }
  dispose(): void
}

export interface KernelPool {
  readonly threads: number
  readonly shared: boolean
  /** Starts the workers, so that the first run need not wait for them. */
  warmUp(): void
  /** Rejects with `cancelled` within 200 ms of an abort, with `engine-crashed` when a worker dies. */
  run(
    input: BasketColumns,
    task: Task,
    options: {
      signal: AbortSignal
      /** Aborted when what was found so far is enough. */
      enough?: AbortSignal
      onProgress(phase: string, done: number, total: number, figure?: number): void
      /** No more workers than this. */
      threads?: number
      /** What is whole from before, and where to put what becomes so. */
      parts?: { known: WholeParts; onWhole(name: string, value: unknown): void }
    },
  ): Promise<RunResult>
  /** Resolves when the last run has let go of its memory, which takes a moment longer when it was called off. */
  idle(): Promise<void>
  dispose(): void
}
