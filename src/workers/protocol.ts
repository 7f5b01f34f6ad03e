/** Every type that crosses a worker border. Typed arrays, plain objects and Comlink proxies only. */

import type { ResultColumn, TableWant } from '../analyses/analysis'
import type { BasketColumns, MiningReport, MiningResult, MiningTask } from '../analyses/kernel-types'
import type { AnalysisKind, Recipe } from '../analyses/registry'
import type { TableRequest } from '../analyses/table-request'
import type { PlainError } from '../recipe/error'
import type { Layout, ReadOptions } from '../recipe/schema'
import type { BundlesApi } from './protocol/bundles'
import type { JourneysApi } from './protocol/journeys'
import type { ModelInfo, ModelsApi } from './protocol/models'
import type { RecommendationsApi } from './protocol/recommendations'

// ---------------------------------------------------------------- files

export type FileFormat = 'csv' | 'parquet' | 'arrow'

export interface InputFile {
  name: string
  /** A File or Blob; readable again at any time. */
  file: Blob
  /** Absent: told by content. */
  format?: FileFormat
  /** Tells contents apart where the file bears no time of change. */
  stamp?: number
}

export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'list'

/** What a look at the first rows says of a column; roles are guessed from it. */
export interface ColumnProfile {
  name: string
  type: ColumnType
  /** Up to five different values as text. */
  examples: string[]
  /** Rows looked at, and among them: missing values, different values, rows equal to the row before. */
  sampled: number
  nulls: number
  distinct: number
  repeats: number
  min?: number
  max?: number
}

/** A file, or several of one shape, as one table. Nothing but a look has been taken. */
export interface SourceInfo {
  id: string
  name: string
  format: FileFormat
  files: { name: string; bytes: number }[]
  bytes: number
  rows: number
  /** False where rows is an estimate from the first megabytes. */
  rowsExact: boolean
  columns: ColumnProfile[]
  /** How the text is read: given options completed by sniffing. Empty for Parquet and Arrow. */
  read: ReadOptions
  layout: Layout
  /** Changes when names, sizes, times or columns of the files change. */
  fingerprint: string
  /** The first rows as text, for the preview. */
  head: string[][]
  /** The file is a model: its lines are the histories it was trained on. */
  model?: ModelInfo
}

export interface UnreadableRow {
  file: string
  line: number
  reason: string
}

// ---------------------------------------------------------------- table and health

export interface Health {
  rows: number
  /** Rows left after filters and nulls. */
  validRows: number
  filteredRows: number
  baskets: number
  items: number
  /** Lines counted once because the basket already held the item. */
  duplicates: number
  /**
   * Rows left out because a role was null. Without a value they count as 0, without a quantity as 1, and stay; so do
   * ratings without a time, older than all others.
   */
  nulls: { role: string; column: string; rows: number }[]
  unreadable: { count: number; first: UnreadableRow[] }
  /** Basket labels seen in more than one group; they count as different baskets. */
  collisions: number
  /** Exact up to 50 items, then bins that double; `to` inclusive. Sizes are those before `maxBasketItems` cuts. */
  basketSizes: { from: number; to: number; baskets: number }[]
  largestBasket: number
  medianBasket: number
  /** Items in at least half of all baskets. */
  ubiquitous: { label: string; share: number }[]
  topItems: { label: string; baskets: number }[]
  groups: { label: string | null; baskets: number; rows: number }[]
  cappedBaskets: number
  /** Ratings: pairs of customer and item whose values add up to nothing or less, or are missing. */
  droppedPairs?: number
  /** Wide layout: columns without a role that are no yes/no columns and so are no items. */
  ignoredColumns?: string[]
}

export interface TableInfo {
  /** Same request and same opened files: same key. */
  key: string
  shape: TableWant['shape']
  groupColumn: string | null
  health: Health
  bytes: number
}

/** A basket, or a customer with a journey or ratings. */
export interface BasketPreview {
  group: string | null
  basket: string
  items: string[]
  /** Beside each event of a journey, where the times are no mere order. */
  times?: string[]
  values?: number[]
}

/** One point of the forecast per support level, supports falling. */
export interface Forecast {
  perGroup: boolean
  points: { support: number; minCount: number; items: number; pairs: number; itemsets: number; ms: number }[]
}

export interface MemoryEstimate {
  rows: number
  tableBytes: number
  kernelBytes: number
  limitBytes: number
  fits: boolean
  /** What to do when it does not fit. */
  advice: string[]
}

// ---------------------------------------------------------------- results

export interface SortKey {
  /** A result column, or `length`: the number of items. */
  column: string
  descending: boolean
}

/** What the grid, the charts and an export of "what is shown" have in common. */
export interface GridQuery {
  sort: SortKey[]
  /** Words that must all occur in the labels of a row. */
  text?: string
  /** Only these groups (null is the null group). */
  groups?: (string | null)[]
  anywhere?: string[]
  antecedents?: string[]
  consequents?: string[]
  /** Items of which one begins or ends the path. */
  first?: string[]
  last?: string[]
  lengths?: number[]
  /** Only rows with at least so many items. */
  minLength?: number
  /** Inclusive bounds by result column; null is open. */
  ranges?: Record<string, [number | null, number | null]>
  hideRedundant?: boolean
  /** Only rules that are found in exactly one group. */
  onlyInOneGroup?: boolean
  /** Only rules with at most so many items on the right. */
  maxConsequents?: number
  /** Only these rows of the result, by index: what is on the screen, or picked in a chart. */
  rows?: number[]
}

export type Cell = string | number | boolean | null | string[] | number[]

export interface ResultRow {
  /** Row of the result, in result order; names the row in every view. */
  index: number
  cells: Record<string, Cell>
}

export interface GridPage {
  offset: number
  rows: ResultRow[]
  matched: number
  total: number
}

/** Rows that hold an item, anywhere and in the places that the result knows. */
export interface ItemFacet {
  label: string
  rows: number
  antecedents?: number
  consequents?: number
  first?: number
  last?: number
}

export interface Facets {
  items: ItemFacet[]
  groups: { label: string | null; rows: number }[]
  lengths: { length: number; rows: number }[]
  redundant: number
  onlyInOneGroup: number
  /** Range and 24-bin histogram of each numeric column over the rows that pass all but this column's range. */
  ranges: Record<string, { min: number; max: number; bins: number[] }>
}

export interface GroupLift {
  group: string | null
  baskets: number
  antecedent: number
  consequent: number
  both: number
  lift: number
  /** 95 % interval of lift. */
  low: number
  high: number
  /** Below 5 baskets with both sides, seen and expected under independence: too few to say. */
  thin: boolean
}

export interface RuleDetail {
  row: ResultRow
  group: string | null
  baskets: number
  both: number
  onlyAntecedent: number
  onlyConsequent: number
  neither: number
  /** All baskets together first (group: undefined label "all" is up to the screen), then each group. */
  overall: GroupLift
  groups: GroupLift[]
}

export interface MatchingBaskets {
  total: number
  rows: { group: string | null; basket: string; time: string | null; items: string[] }[]
}

/** Rules as points; parallel arrays. Sampled by rank when more match than asked for. */
export interface ScatterPoints {
  index: Uint32Array
  x: Float64Array
  y: Float64Array
  color: Float64Array
  matched: number
}

export interface RuleNetwork {
  nodes: { label: string; rows: number }[]
  edges: { from: string; to: string; lift: number; support: number; index: number }[]
  shown: number
  matched: number
}

/** Antecedent sets in clusters (rows) against consequents (columns). */
export interface GroupedMatrix {
  clusters: { label: string; rules: number; items: string[] }[]
  consequents: string[]
  /** Row-major clusters × consequents; NaN where there is no rule. */
  lift: Float64Array
  support: Float64Array
  rules: Uint32Array
  /** Strongest rule of each cell, or 0xffffffff. */
  index: Uint32Array
  /** Rules left out because their consequent is not among the most frequent ones, which alone have a column. */
  omittedRules?: number
  /** The cell (row-major) of every rule in the matrix, by row of the result. */
  members?: { row: Uint32Array; cell: Uint32Array }
}

/** Rules × groups for the heatmap. */
export interface GroupMatrix {
  groups: { label: string | null; baskets: number }[]
  rules: { index: number; antecedents: string[]; consequents: string[]; disagreement: number }[]
  /** Row-major rules × groups. */
  lift: Float64Array
  both: Uint32Array
  thin: Uint8Array
}

export type ExportFormat = 'arrow' | 'csv' | 'parquet' | 'json'

export interface ExportedFile {
  name: string
  bytes: ArrayBuffer
  /** Name and text of the file beside it: parameters, fingerprint, version. */
  sidecar: { name: string; text: string }
}

/** Stored results are named by the job that made them. */
export interface ResultInfo {
  jobId: string
  kind: AnalysisKind
  rows: number
  groupColumn: string | null
  /** Result columns in order, the group column first where there is one. */
  columns: ResultColumn[]
  /** As in the report of the run, in the unit of the result. */
  limitAt?: number
  /** Digits behind the point of money in the file; absent where there are too many, or no money. */
  valueScale?: number
}

// ---------------------------------------------------------------- the data worker

export type Phase = 'queued' | 'ingest' | 'encode' | 'kernel' | 'result'
/** `figure` goes with what is done, where there is one: the error after an iteration. */
export type OnProgress = (phase: Phase, done: number, total: number, figure?: number) => void

export interface Encoded {
  table: TableInfo
  input: BasketColumns
  task: MiningTask
  timings: { ingest: number; encode: number }
}

/** Calls that can take long carry a token; `abort(token)` makes them reject with `cancelled`. */
export interface DataApi extends BundlesApi, JourneysApi, RecommendationsApi, ModelsApi {
  start(options: { shared: boolean; threads: number; extensionRepository: string }): Promise<void>
  abort(token: string): void

  inspect(files: InputFile[], read: ReadOptions | undefined, token: string): Promise<SourceInfo>
  preview(sourceId: string, request: TableRequest): Promise<BasketPreview[]>
  estimate(sourceId: string, request: TableRequest): Promise<MemoryEstimate>
  /** Reads the mapped columns (or finds them already read) and says how healthy they are. */
  load(sourceId: string, request: TableRequest, token: string, onProgress: OnProgress): Promise<TableInfo>
  forecast(tableKey: string, perGroup: boolean): Promise<Forecast>
  close(sourceId: string): Promise<void>

  /** Everything a kernel run needs; loads the table first where that has not been done. */
  encode(sourceId: string, recipe: Recipe, token: string, onProgress: OnProgress): Promise<Encoded>
  store(jobId: string, sourceId: string, recipe: Recipe, result: MiningResult): Promise<ResultInfo>
  forget(jobId: string): Promise<void>

  page(jobId: string, query: GridQuery, offset: number, limit: number): Promise<GridPage>
  facets(jobId: string, query: GridQuery): Promise<Facets>
  rowsAt(jobId: string, indices: number[]): Promise<ResultRow[]>
  /** Where a row stands among those a query lets through, or null. */
  place(jobId: string, query: GridQuery, index: number): Promise<number | null>
  detail(jobId: string, index: number): Promise<RuleDetail>
  baskets(jobId: string, index: number, offset: number, limit: number, token: string): Promise<MatchingBaskets>
  scatter(jobId: string, query: GridQuery, x: string, y: string, color: string, limit: number): Promise<ScatterPoints>
  network(jobId: string, query: GridQuery, limit: number): Promise<RuleNetwork>
  groupedMatrix(jobId: string, query: GridQuery, clusters: number): Promise<GroupedMatrix>
  groupMatrix(jobId: string, query: GridQuery, limit: number, sort: 'order' | 'disagreement'): Promise<GroupMatrix>
  exportResult(jobId: string, format: ExportFormat, query: GridQuery | null): Promise<ExportedFile>
  memory(): Promise<{ table: number; models: number; results: number; duckdb: number }>
}

// ---------------------------------------------------------------- the kernel workers

export interface KernelApi {
  run(
    input: BasketColumns,
    task: MiningTask,
    onProgress: (phase: string, done: number, total: number, value?: number) => void,
  ): Promise<MiningResult>
}

/** What every kernel worker is told at its start: one leads, the others help it over ports of their own. */
export interface KernelWorkerApi extends KernelApi {
  lead(shared: boolean, ports: MessagePort[]): Promise<void>
  help(port: MessagePort): void
}

// ---------------------------------------------------------------- jobs

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'

export interface JobProgress {
  phase: Phase
  done: number
  total: number
  /** What the kernels told of themselves on the way, in order: errors after iterations. */
  figures?: readonly number[]
}

export interface JobOutcome {
  rows: number
  limited: boolean
  limitAt?: number
  method: string
  timings: { ingest: number; encode: number; kernel: number; total: number }
  threads: number
  shared: boolean
}

/** A run, from the moment it is asked for. The screen only looks at these. */
export interface Job {
  jobId: string
  recipe: Recipe
  source: { name: string; fingerprint: string } | null
  state: JobState
  progress: JobProgress
  submittedAt: number
  startedAt?: number
  endedAt?: number
  outcome?: JobOutcome
  report?: MiningReport
  result?: ResultInfo
  error?: PlainError
}
