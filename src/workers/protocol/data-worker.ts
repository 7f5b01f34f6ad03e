import type { Asset } from '../../analyses/asset'
import type { AnalysisKind, Recipe } from '../../analyses/registry'
import type { BasketColumns } from '../../analyses/table-columns'
import type { TableRequest } from '../../analyses/table-request'
import type { RunResult, Task } from '../../analyses/tasks'
import type { ValueMeaning } from '../../recipe/guess-money'
import type { ReadOptions, RecipeData } from '../../recipe/schema'
import type { Ask } from '../answers'
import type { BroughtColumn } from '../brought/source-stream'
import type { KeptSet, SetMembers } from '../people/types'
import type { InputFile, SourceInfo } from './files'
import type { Oddity } from './oddities'
import type { SourceProfile } from './profile'
import type { OnProgress } from './progress'
import type { PublishChoice, Published } from './published'
import type { GridQuery } from './query'
import type {
  ExportedFile,
  ExportFormat,
  Facets,
  GridPage,
  MatchingBaskets,
  ResultInfo,
  ResultRow,
  ResultsCompared,
  ScatterPoints,
} from './result'
import type { ShopFactName, ShopFacts } from './shop'
import type { AskSql } from './sql'
import type { BasketPreview, Forecast, ForecastBounds, MemoryEstimate, TableInfo } from './table'
import type {
  BesideLook,
  FittedFigures,
  KnownTables,
  OpenedTables,
  OwnLevels,
  PreparedInfo,
  StepReports,
} from './tables'

export interface Encoded {
  table: TableInfo
  input: BasketColumns
  task: Task
  timings: { ingest: number; encode: number }
}

/** Calls that can take long carry a token; `abort(token)` makes them reject with `cancelled`. */
export interface DataApi {
  start(options: { shared: boolean; threads: number; extensionRepository: string }): Promise<void>
  abort(token: string): void

  /** Files whose cells have to become text before they are looked at say how far they are. */
  inspect(
    files: InputFile[],
    read: ReadOptions | undefined,
    token: string,
    onProgress?: OnProgress,
  ): Promise<SourceInfo>
  /** The same for files of several tables: which they are, which has the lines, and how it leads to the others. */
  openTables(files: InputFile[], token: string, known?: KnownTables, onProgress?: OnProgress): Promise<OpenedTables>
  /** Other tables that belong to a source, by name; recipes join them to it. */
  beside(sourceId: string, tables: { name: string; id: string }[]): Promise<void>
  /** The table that the steps of a recipe make of a source. */
  prepared(sourceId: string, data: RecipeData, token: string): Promise<PreparedInfo>
  /** What the columns of the table that results say of its items, beside those that play a role. */
  ownLevels(sourceId: string, data: RecipeData, token: string): Promise<OwnLevels | null>
  /** A table beside the lines as the recipe reads it: all of its rows are looked at. */
  lookBeside(sourceId: string, data: RecipeData, name: string, token: string): Promise<BesideLook>
  /** The table as each step leaves it. */
  stepReports(sourceId: string, data: RecipeData, token: string): Promise<StepReports>
  /** The figures that each step works with, as they are: a notebook holds them. */
  fitted(sourceId: string, data: RecipeData, token: string): Promise<FittedFigures>
  /** How many rows there are after the first steps that are done; reads them where nobody knows. */
  rowsAfter(sourceId: string, data: RecipeData, steps: number, token: string): Promise<number>
  /** What the rows of the lines, or of a table beside them, say of its columns, and which steps would mend what. */
  profile(sourceId: string, data: RecipeData, token: string): Promise<SourceProfile>
  /** The rows of a source as Parquet, before any of its steps. */
  broughtParquet(
    sourceId: string,
    data: RecipeData,
    columns: readonly BroughtColumn[],
    token: string,
  ): Promise<Uint8Array<ArrayBuffer>>
  /** Opens a file that has to hold an asset of this kind, without making it the source. */
  openAsset(kind: AnalysisKind, file: InputFile, token: string): Promise<Asset>
  preview(sourceId: string, request: TableRequest): Promise<BasketPreview[]>
  estimate(sourceId: string, request: TableRequest): Promise<MemoryEstimate>
  /** Reads the mapped columns (or finds them already read) and says how healthy they are. */
  load(sourceId: string, request: TableRequest, token: string, onProgress: OnProgress): Promise<TableInfo>
  /** One thing worth knowing of the shop; reads the columns it needs. */
  shopFact<Name extends ShopFactName>(
    sourceId: string,
    name: Name,
    asked: { data: RecipeData; valueIs: ValueMeaning },
    token: string,
  ): Promise<ShopFacts[Name]>
  /** What stands among the lines and is no sale. */
  oddities(sourceId: string, data: RecipeData, token: string): Promise<Oddity[]>
  forecast(tableKey: string, perGroup: boolean, bounds?: ForecastBounds): Promise<Forecast>
  /** Rows of a table with about so many entries in all, for whoever tries something out. */
  sample(sourceId: string, request: TableRequest, mostEntries: number, token: string): Promise<BasketColumns>
  close(sourceId: string): Promise<void>

  /** Everything a kernel run needs; loads the table first where that has not been done. */
  /** `anyway`: though it is thought to be too large for this tab. */
  encode(sourceId: string, recipe: Recipe, token: string, onProgress: OnProgress, anyway?: boolean): Promise<Encoded>
  store(jobId: string, sourceId: string, recipe: Recipe, result: RunResult): Promise<ResultInfo>
  forget(jobId: string): Promise<void>
  /** A stored result as a file to be kept. */
  kept(jobId: string): Promise<Uint8Array<ArrayBuffer>>
  /** A stored result as others may have it, in the form that `restore` takes. */
  published(jobId: string, choice: PublishChoice): Promise<Published>
  /** A result that was kept, without the data behind it. */
  restore(jobId: string, kept: Uint8Array<ArrayBuffer>): Promise<ResultInfo>
  /** Gives a restored result its source back; false where it was not mined from that. */
  attach(jobId: string, sourceId: string): Promise<boolean>
  /** The people in kept sets, as a file; null where there are none. */
  keptSets(): Promise<Uint8Array<ArrayBuffer> | null>
  restoreSets(kept: Uint8Array<ArrayBuffer>): Promise<void>
  /** Who is in the set that a recipe calls so. */
  setMembers(reference: string): Promise<SetMembers>
  /** After a run: what its kernels took and nobody needs. Says whether there was any. */
  giveBack(): Promise<boolean>

  page(jobId: string, query: GridQuery, offset: number, limit: number): Promise<GridPage>
  facets(jobId: string, query: GridQuery): Promise<Facets>
  rowsAt(jobId: string, indices: number[]): Promise<ResultRow[]>
  /** Where a row stands among those a query lets through, or null. */
  place(jobId: string, query: GridQuery, index: number): Promise<number | null>
  baskets(jobId: string, index: number, offset: number, limit: number, token: string): Promise<MatchingBaskets>
  scatter(jobId: string, query: GridQuery, x: string, y: string, color: string, limit: number): Promise<ScatterPoints>
  /** What the second result has and has not that the first has. */
  compareResults(before: string, after: string, token: string): Promise<ResultsCompared>
  /**
   * With `marks` stars and notes are columns of their own, behind all others; with `money` so is what both sides of rules
   * brought. `valueIs`: of what the value is.
   */
  exportResult(
    jobId: string,
    format: ExportFormat,
    query: GridQuery | null,
    marks?: { stars: readonly number[]; notes: Readonly<Record<number, string>> },
    money?: { valueIs: ValueMeaning },
  ): Promise<ExportedFile>
  /** What results of one kind alone are asked. */
  ask: Ask<[token: string]>
  /** SQL over what is open and what was answered. */
  sql: AskSql
  /** A set whose members are told with it, for a worker that was not there when it was kept. */
  restoreSet(set: KeptSet): Promise<void>
  forgetSet(id: string): Promise<void>
  memory(): Promise<{ table: number; models: number; results: number; duckdb: number }>
}
