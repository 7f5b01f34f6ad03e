import { tableRequest } from '../../analyses/table-request'
import type { Column } from '../../preparation/columns'
import { SafeNames } from '../../preparation/safe-names'
import type { RecipeData } from '../../recipe/schema'
import { isBrought } from './brought'
import type { SparkInput, SparkSource } from './input'
import { sparkFaults } from './sentences'
import { type Uses, usesOf } from './uses'

/** A source as bronze leaves it. */
export interface BronzeTable {
  source: SparkSource
  isLines: boolean
  /** The same name for the notebook and the table. */
  name: string
  names: SafeNames
  columns: readonly Column[]
  /** Whether cells are text that is read. */
  isText: boolean
  /** Columns without which a record is none, by their names in the file. */
  needed: readonly string[]
}

/** Columns that are in every table beside its own. */
const OWN = ['_line', '_unread', '_record']

const TEXTS = ['csv', 'json']

type Kind = Column['type']

function flagsIn({ layout, roles }: RecipeData, source: SparkSource): Set<string> {
  if (layout !== 'wide') return new Set()
  const mapped = new Set(Object.values(roles))
  const isFlag = ({ name, type, says }: SparkSource['columns'][number]) => {
    if (mapped.has(name)) return false
    if (type === 'boolean' || says?.distinct === 0) return true
    if (type !== 'integer' && type !== 'number') return false
    const { min, max, distinct } = says ?? {}
    return min !== undefined && max !== undefined && min >= 0 && max <= 1 && (distinct ?? 0) <= 2
  }
  return new Set(source.columns.filter(isFlag).map(({ name }) => name))
}

/** The one column that holds lists where none is named. */
export function listColumn({ roles }: RecipeData, columns: readonly Column[]): string | undefined {
  if (roles.item !== undefined) return roles.item
  const mapped = new Set(Object.values(roles))
  const free = columns.filter(({ name }) => !mapped.has(name))
  const lists = free.filter(({ type }) => type === 'list')
  const only = lists.length === 1 ? lists[0] : free.length === 1 ? free[0] : undefined
  return only?.name
}

/** What a column is to hold, by what it is needed as: names of things stay text, as they are written. `isFree`: no file says what it is. */
function kindOf({ name, type }: Column, { labels, numbers, times, looked }: Uses, isFree: boolean): Kind {
  if (type === 'list') return type
  const free = !looked.has(name)
  if (labels.has(name)) return free && (isFree || type !== 'integer') ? 'text' : type
  if (numbers.has(name) && free) return 'number'
  if (times.has(name) && free) {
    if (type === 'date' && isFree) return 'timestamp'
    if (type === 'integer') return 'number'
  }
  return type
}

function readable(file: string): void {
  const name = file.slice(file.lastIndexOf('/') + 1)
  if (name.includes(':')) throw sparkFaults.colonInFile({ file: name })
  if (/^[_.]/.test(name)) throw sparkFaults.hiddenFile({ file: name })
}

/** Every source with what it is called on Spark and what its columns are to hold; the lines first. */
export function bronzeTables(input: SparkInput): BronzeTable[] {
  if (input.sources.length === 0) throw sparkFaults.noLines()
  const { data } = input.recipe
  const request = tableRequest(input.recipe)
  const tables = new SafeNames()
  return input.sources.map((source, at) => {
    const isLines = at === 0
    const brought = isBrought(source)
    if (!brought) for (const { name } of source.files) readable(name)
    const isText = source.files.some(({ format }) => TEXTS.includes(format))
    const uses = usesOf(input, source, isLines)
    const flags = isLines ? flagsIn(data, source) : new Set<string>()
    const list = isLines && data.layout === 'list' ? listColumn(data, source.columns) : undefined
    const names = new SafeNames(OWN)
    const columns = source.columns.map(({ name, type }): Column => {
      names.of(name)
      if (name === list) return { name, type: 'list' }
      if (flags.has(name)) return { name, type: 'boolean' }
      return { name, type: kindOf({ name, type }, uses, isText || brought) }
    })
    const wanted = isLines
      ? [
          ...Object.values(request.data.roles),
          ...uses.labels,
          ...uses.looked,
          ...flags,
          ...(list === undefined ? [] : [list]),
        ]
      : [...uses.labels]
    return {
      source,
      isLines,
      name: `bronze_${tables.of(source.name)}`,
      names,
      columns,
      isText,
      needed: columns.map(({ name }) => name).filter((name) => wanted.includes(name)),
    }
  })
}

export const flagColumns = (input: SparkInput): string[] => [...flagsIn(input.recipe.data, input.sources[0]!)]
