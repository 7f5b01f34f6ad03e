import type { TableRequest } from '../../src/analyses/table-request'
import type { Layout, RecipeData } from '../../src/recipe/schema'
import type { ColumnProfile, ColumnType, SourceInfo } from '../../src/workers/protocol/files'
import {
  type Batch,
  type BatchColumn,
  type Dictionary,
  NULL_CODE,
  type Reading,
  type Source,
} from '../../src/workers/readers/batch'

export type Value = string | number | boolean | null | readonly (string | null)[]
export type Row = Record<string, Value>

class TextDictionary implements Dictionary {
  private readonly codes = new Map<string, number>()
  private readonly labels: string[] = []
  get size(): number {
    return this.labels.length
  }
  label(code: number): string {
    return this.labels[code]!
  }
  code(value: Value | undefined): number {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(/^ +| +$/g, '') : ''
    if (text === '') return NULL_CODE
    const known = this.codes.get(text)
    if (known !== undefined) return known
    this.codes.set(text, this.labels.length)
    return this.labels.push(text) - 1
  }
}

function typeOf(value: Value | undefined): ColumnType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'number'
  return Array.isArray(value) ? 'list' : 'text'
}

export interface FakeOptions {
  columns: string[]
  rows: Row[]
  layout?: Layout
  batchRows?: number
  /** Rows a filter is said to have dropped. */
  filtered?: number
  profiles?: Record<string, Partial<ColumnProfile>>
  /** Called before every batch. */
  onBatch?(index: number): void
}

/** A source in memory that follows the rules every reader follows: trimmed keys, empty text is null. */
export function fakeSource(options: FakeOptions): Source {
  const { rows, batchRows = 1000 } = options
  const columns = options.columns.map((name): ColumnProfile => {
    const values = rows.map((row) => row[name] ?? null)
    return {
      name,
      type: typeOf(values.find((value) => value !== null)),
      examples: [],
      sampled: rows.length,
      nulls: values.filter((value) => value === null).length,
      distinct: new Set(values.filter((value) => value !== null)).size,
      repeats: values.filter((value, i) => i > 0 && value === values[i - 1]).length,
      ...options.profiles?.[name],
    }
  })
  const info: SourceInfo = {
    id: 'fake',
    name: 'fake.csv',
    format: 'csv',
    files: [{ name: 'fake.csv', bytes: 1 }],
    bytes: 1,
    rows: rows.length + (options.filtered ?? 0),
    rowsExact: true,
    columns,
    read: {},
    layout: options.layout ?? 'long',
    fingerprint: 'fake',
    head: [],
  }
  return {
    info,
    close: () => undefined,
    read(request, { signal, onProgress }): Reading {
      const dictionaries = request.columns.map(({ as }) =>
        as === 'key' || as === 'list' ? new TextDictionary() : undefined,
      )
      const column = (position: number, slice: Row[]): BatchColumn => {
        const { name, as } = request.columns[position]!
        const dictionary = dictionaries[position]
        if (as === 'flag') return { as, values: Uint8Array.from(slice, (row) => (row[name] === true ? 1 : 0)) }
        if (as === 'key') return { as, codes: Uint32Array.from(slice, (row) => dictionary!.code(row[name])) }
        if (as !== 'list') return { as, values: Float64Array.from(slice, (row) => Number(row[name] ?? Number.NaN)) }
        const cells = slice.map((row) => (Array.isArray(row[name]) ? row[name] : []))
        const offsets = new Uint32Array(slice.length + 1)
        for (const [i, cell] of cells.entries()) offsets[i + 1] = offsets[i]! + cell.length
        return { as, offsets, codes: Uint32Array.from(cells.flat(), (label) => dictionary!.code(label)) }
      }
      async function* batches(): AsyncGenerator<Batch> {
        for (let start = 0, i = 0; start < rows.length; start += batchRows, i++) {
          options.onBatch?.(i)
          signal.throwIfAborted()
          const slice = rows.slice(start, start + batchRows)
          onProgress({ done: Math.min(start + batchRows, rows.length), total: rows.length })
          yield { rows: slice.length, columns: request.columns.map((_, position) => column(position, slice)) }
        }
      }
      return {
        dictionaries,
        batches: batches(),
        unreadable: { count: 0, first: [] },
        filtered: { count: options.filtered ?? 0 },
      }
    },
  }
}

export const LONG: RecipeData = { files: [], layout: 'long', roles: { basket: 'receipt', item: 'sku' } }
export const LONG_BY_STORE: RecipeData = { ...LONG, roles: { ...LONG.roles, group: 'store' } }

/** The baskets of this data. */
export const baskets = (data: RecipeData): TableRequest => ({ data, want: { shape: 'baskets' } })
