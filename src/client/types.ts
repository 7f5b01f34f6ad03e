import type { Recipe } from '../analyses/registry'
import type { BasketColumns } from '../analyses/table-columns'
import type { TableRequest } from '../analyses/table-request'
import type { RunResult, Task } from '../analyses/tasks'
import type { ReadOptions } from '../recipe/schema'
import type { DataApi } from '../workers/protocol/data-worker'
import type { InputFile, SourceInfo } from '../workers/protocol/files'
import type { Job } from '../workers/protocol/jobs'
import type { OnProgress, Phase } from '../workers/protocol/progress'
import type { GridQuery } from '../workers/protocol/query'
import type { BasketPreview, Forecast, MemoryEstimate, TableInfo } from '../workers/protocol/table'
import type { ModelInfo, SavedFile } from '../workers/recommend/model-file/types'
import type { CustomerAdvice, FoldIn, FoldInQuery } from '../workers/recommend/types'
import type { JourneysApi } from '../workers/sequences/types'
import type {
  BundleDetail,
  BundleMatrix,
  BundleReceipts,
  MatrixOrder,
  PriceAnswer,
  PriceQuestion,
} from '../workers/utility/types'

/** What this browser and this page allow; probed once. */
export interface Platform {
  /** Cross-origin isolated: kernels share one memory. */
  isolated: boolean
  simd: boolean
  threads: number
  version: string
}

export interface EngineState {
  source: SourceInfo | null
  /** Models that can be scored with, newest last; opening more of them lets go of the oldest. */
  models: readonly ModelInfo[]
  /** Set while files are looked at or columns are read outside a run. */
  busy: { phase: Phase | 'inspect'; done: number; total: number } | null
  table: TableInfo | null
  /** Newest last. */
  jobs: readonly Job[]
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

/** Reading pages, facets and pictures of a stored result. */
export type Results = Pick<
  DataApi,
  | 'page'
  | 'facets'
  | 'rowsAt'
  | 'place'
  | 'detail'
  | 'scatter'
  | 'network'
  | 'groupedMatrix'
  | 'groupMatrix'
  | 'neighbours'
  | 'overview'
  | 'models'
  | 'findItems'
  | 'audience'
  | 'exportResult'
> & {
  baskets(
    jobId: string,
    index: number,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): ReturnType<DataApi['baskets']>
  advice(jobId: string, index: number, signal?: AbortSignal): Promise<CustomerAdvice>
  foldIn(jobId: string, query: FoldInQuery, signal?: AbortSignal): Promise<FoldIn>
  bundle(jobId: string, index: number, signal?: AbortSignal): Promise<BundleDetail>
  receipts(jobId: string, index: number, offset: number, limit: number, signal?: AbortSignal): Promise<BundleReceipts>
  price(jobId: string, index: number, question: PriceQuestion, signal?: AbortSignal): Promise<PriceAnswer>
  bundleMatrix(
    jobId: string,
    query: GridQuery,
    limit: number,
    sort: MatrixOrder,
    signal?: AbortSignal,
  ): Promise<BundleMatrix>
} & { [Name in keyof JourneysApi]: Abortable<JourneysApi[Name]> }

/** The only door from the screen to the workers. Knows no framework; every failure is a BasketeerError. */
export interface Engine {
  readonly platform: Platform
  readonly results: Results
  /** Starts what the first file and the first run would otherwise wait for; for when the page is idle. */
  warmUp(): void
  getState(): EngineState
  subscribe(listener: () => void): () => void

  /** Looks at files and makes them the source; with `append`, beside those already open. */
  open(files: InputFile[], options?: CallOptions & { read?: ReadOptions; append?: boolean }): Promise<SourceInfo>
  /** The same for a file of our own origin. */
  openUrl(url: string, options?: CallOptions & { name?: string }): Promise<SourceInfo>
  /** Opens a model file to score with, beside what is open. */
  loadModel(file: InputFile, options?: CallOptions): Promise<ModelInfo>
  /** The model behind a result, as a file that can be opened again. */
  saveModel(jobId: string, signal?: AbortSignal): Promise<SavedFile>
  close(): Promise<void>
  preview(request: TableRequest): Promise<BasketPreview[]>
  estimate(request: TableRequest): Promise<MemoryEstimate>
  load(request: TableRequest, options?: CallOptions): Promise<TableInfo>
  forecast(tableKey: string, perGroup: boolean): Promise<Forecast>

  /** Puts a run in the queue; the recipe is taken as it is now. */
  submit(recipe: Recipe): Job
  job(jobId: string): Job | undefined
  /** Resolves when the job has succeeded; rejects with its error otherwise. */
  finished(jobId: string): Promise<Job>
  /** The running job when none is named. */
  cancel(jobId?: string): Promise<string>
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
    options: { signal: AbortSignal; onProgress(phase: string, done: number, total: number, figure?: number): void },
  ): Promise<RunResult>
  dispose(): void
}
