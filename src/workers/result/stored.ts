import { holdsMoney, inUnits, strengthsOf, tableOf } from '../../analyses/by-kind'
import { smallGroups } from '../../analyses/mining/small-groups'
import { analyses } from '../../analyses/registry'
import type { RunReport } from '../../analyses/report'
import type {
  FlagColumn,
  IntegerColumn,
  LabelColumn,
  ListColumn,
  NumberColumn,
  ResultTable,
  TableColumn,
} from '../../analyses/result-table'
import type { RunColumns, RunResult } from '../../analyses/tasks'
import type { ResultInfo } from '../protocol/result'
import { buffersOf } from '../result-buffers'
import type { ResultContext } from './context'
import { numberRanks, type Ranks, ranksOf } from './ranks'

/** Rows as all readers see them: typed columns, with sort ranks worked out on first use. */
export interface StoredRows {
  info: ResultInfo
  rows: number
  table: ResultTable
  /** The same as it leaves the house: with the ids of items, and what they are called beside. */
  handedOut: ResultTable
  report: RunReport
  context: ResultContext
  /** Null when rows are not told apart by group. */
  group: LabelColumn | null
  lists: ListColumn[]
  numbers: (NumberColumn | IntegerColumn)[]
  flags: FlagColumn[]
  column(name: string): TableColumn | undefined
  ranks(column: TableColumn): Ranks
  /** How strong each row is, where its analysis says so. */
  strengths(): Ranks | undefined
  /** Groups that have too few baskets to say something, by their number. */
  small: readonly boolean[]
  bytes: number
}

/** The result of a run. */
export interface StoredResult extends StoredRows {
  columns: RunColumns
  /** n of the row's group, or of all baskets. */
  basketsOf(row: number): number
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name
  while (taken.includes(free)) free = `${free}_group`
  return free
}

/** Whom a row is about, by the name of the column in the source. */
function subjectColumn(codes: Uint32Array, context: ResultContext, taken: readonly string[]): LabelColumn {
  const source = context.recipe.data.roles.customer ?? 'customer'
  const { label, rank } = context.rowLabels!
  return { name: freeName(source, taken), type: 'utf8', codes, rank, label }
}

/** Rows are told apart by group where each is about one: what is compared is compared over all groups. */
function isGrouped(kind: RunColumns['kind'], { groupColumn, recipe }: ResultContext): boolean {
  return groupColumn !== null && recipe.analysis.perGroup && analyses[kind].rows !== 'comparison'
}

function orderedColumns(
  columns: RunColumns,
  context: ResultContext,
  label: (item: number) => string,
  basketsOf: (row: number) => number,
): TableColumn[] {
  const byName = new Map(tableOf(columns.kind, columns, { label, basketsOf }).map((column) => [column.name, column]))
  const ordered = analyses[columns.kind].columns.flatMap(({ name }) => byName.get(name) ?? [])
  const taken = [...byName.keys()]
  const leading: LabelColumn[] = []
  if (isGrouped(columns.kind, context)) {
    const name = freeName(context.groupColumn!, taken)
    leading.push({ name, type: 'utf8', codes: columns.group, label: (code) => context.groupLabel(code) })
    taken.push(name)
  }
  if ('customer' in columns) leading.push(subjectColumn(columns.customer, context, taken))
  return [...leading, ...ordered]
}

const isOfItems = (column: TableColumn, label: (item: number) => string): column is ListColumn | LabelColumn =>
  (column.type === 'list' || column.type === 'utf8') && column.label === label

function handedOut(table: ResultTable, { itemId }: ResultContext, label: (item: number) => string): ResultTable {
  if (!itemId) return table
  const taken = table.columns.map(({ name }) => name)
  const named = table.columns.filter((column) => isOfItems(column, label))
  return {
    rows: table.rows,
    columns: [
      ...table.columns.map((column) => (isOfItems(column, label) ? { ...column, label: itemId } : column)),
      ...named.map((column) => ({ ...column, name: freeName(`${column.name}_names`, taken) })),
    ],
  }
}

/** Of what the table shows and of all that lies behind it: factors of models are most of their results. */
function bytesOf(result: RunResult, table: readonly TableColumn[]): number {
  const buffers = new Set([...buffersOf(result), ...table.flatMap(arraysOf).map(({ buffer }) => buffer)])
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0)
}

function arraysOf(column: TableColumn): ArrayBufferView[] {
  if (column.type === 'list') return [column.offsets, column.items]
  if (column.type === 'numbers') return [column.offsets, column.values]
  return [column.type === 'utf8' ? column.codes : column.values]
}

export function storedResult(jobId: string, result: RunResult, context: ResultContext): StoredResult {
  return resultOf(jobId, inUnits(result.columns.kind, result, context.valueScale ?? 0), context)
}

/** Of columns that are in the units of people already. */
export function resultOf(jobId: string, counted: RunResult, context: ResultContext): StoredResult {
  const { columns, report } = counted
  const { groupBaskets } = context.ranks
  const everyBasket = groupBaskets.reduce((a, b) => a + b, 0)
  const perGroup = context.recipe.analysis.perGroup
  const basketsOf = (row: number) => (perGroup ? groupBaskets[columns.group[row]!]! : everyBasket)
  const label = (item: number) => context.itemLabel(item)
  const all = orderedColumns(columns, context, label, basketsOf)
  const table = { rows: columns.rows, columns: all }
  const group = (isGrouped(columns.kind, context) ? all.find((column) => column.type === 'utf8') : undefined) ?? null

  return {
    ...readRows({
      info: {
        jobId,
        kind: columns.kind,
        rows: columns.rows,
        groupColumn: group?.name ?? null,
        columns: all.map(({ name, type }) => ({ name, type })),
        ...(report.limitAt === undefined ? {} : { limitAt: report.limitAt }),
        ...(holdsMoney(columns.kind) && typeof context.valueScale === 'number'
          ? { valueScale: context.valueScale }
          : {}),
      },
      table,
      label,
      report,
      context,
      group,
      strengths: () => strengthsOf(columns.kind, columns, { basketsOf }),
      small: smallGroups(groupBaskets, context.recipe.analysis as object),
      bytes: bytesOf(counted, all),
    }),
    columns,
    basketsOf,
  }
}

/** What rows are made of before anybody reads them. */
interface Unread extends Pick<StoredRows, 'info' | 'table' | 'report' | 'context' | 'group' | 'small' | 'bytes'> {
  /** By which columns of items are known. */
  label(item: number): string
  strengths(): Float64Array | undefined
}

function readRows({ label, strengths: strong, ...rest }: Unread): StoredRows {
  const { table, context } = rest
  const { columns } = table
  const { labelRank, groupRank } = context.ranks
  const ranks = new Map<string, Ranks>()
  let strengths: Ranks | undefined
  return {
    ...rest,
    rows: table.rows,
    handedOut: handedOut(table, context, label),
    lists: columns.filter((column) => column.type === 'list'),
    numbers: columns.filter((column) => column.type === 'f64' || column.type === 'i32'),
    flags: columns.filter((column) => column.type === 'bool'),
    column: (name) => columns.find((column) => column.name === name),
    ranks(column) {
      let known = ranks.get(column.name)
      if (!known) {
        known = ranksOf(column, labelRank, groupRank)
        ranks.set(column.name, known)
      }
      return known
    },
    strengths() {
      if (!strengths) {
        const values = strong()
        strengths = values && numberRanks(values)
      }
      return strengths
    },
  }
}

/** A table that was made of a result, to be read as results are. */
export interface MadeRows {
  table: ResultTable
  /** By which its columns of items are known: the very function that stands in them. */
  label(item: number): string
  /** Of the items in it, where they are not numbered as in the result. */
  context?: Pick<ResultContext, 'itemLabel' | 'itemId' | 'levels' | 'ranks'>
  strengths?: Float64Array
}

export function madeRows(id: string, { info, report, context }: StoredResult, made: MadeRows): StoredRows {
  const { table, label, strengths } = made
  return readRows({
    info: {
      jobId: id,
      kind: info.kind,
      rows: table.rows,
      groupColumn: null,
      columns: table.columns.map(({ name, type }) => ({ name, type })),
    },
    table,
    label,
    report,
    context: { ...context, ...made.context },
    group: null,
    strengths: () => strengths,
    small: [],
    bytes: table.columns.flatMap(arraysOf).reduce((sum, { byteLength }) => sum + byteLength, 0),
  })
}

export function itemsAt({ offsets, items }: ListColumn, row: number): Uint32Array {
  return items.subarray(offsets[row]!, offsets[row + 1]!)
}

export function labelsAt(column: ListColumn, row: number): string[] {
  return Array.from(itemsAt(column, row), column.label)
}
