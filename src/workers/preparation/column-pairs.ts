import { nameScorer, normalizeName } from '../../recipe/role-names'
import type { ColumnProfile } from '../protocol/files'
import type { SortedTable } from './sorted-table'

/** A column of the lines and one of another table that may hold the same keys. */
export interface ColumnPair {
  left: string
  right: string
  /** They have the same name. */
  same: boolean
  /** By itself it says nothing: a day is a key only beside something else. */
  alone: boolean
}

const MOST_COLUMNS = 40
const MEASURED = 0.5

const maySay = ({ type }: ColumnProfile) => type === 'text' || type === 'integer' || type === 'number'
const isDay = ({ type }: ColumnProfile) => type === 'date' || type === 'timestamp'

/** Each row of the sample has its own, as far as it has one. */
const seemsKey = ({ sampled, nulls, distinct }: ColumnProfile) => distinct > 1 && distinct >= 0.9 * (sampled - nulls)

const singular = (text: string) => text.replace(/s$/, '')

/** `product_id` and `ProductID`; and `product_id` and the `id` of `products`. */
function sameName(left: string, right: string, table: string): boolean {
  const [a, b] = [normalizeName(left), normalizeName(right)]
  return a !== '' && (a === b || a === `${singular(normalizeName(table))} ${b}`)
}

const scoresOf = nameScorer()

/** What is sold how often and for how much names nothing. */
function isMeasure({ name }: ColumnProfile): boolean {
  const { quantity, value, basket, item, group, customer } = scoresOf(name)
  const measured = Math.max(quantity, value)
  return measured >= MEASURED && measured > Math.max(basket, item, group, customer)
}

/** The columns that may lead from the lines to a table, alone or together. */
export function columnPairs(left: readonly ColumnProfile[], { name, source }: SortedTable): ColumnPair[] {
  const able = (column: ColumnProfile) => maySay(column) || isDay(column)
  const here = left.filter(able).slice(0, MOST_COLUMNS)
  const there = source.info.columns.filter(able).slice(0, MOST_COLUMNS)
  return here.flatMap((a) =>
    there.flatMap((b): ColumnPair[] => {
      const same = sameName(a.name, b.name, name)
      const alone = maySay(a) && maySay(b)
      if (isMeasure(a) || isMeasure(b)) return []
      const found = alone ? same || (seemsKey(b) && a.distinct > 1 && a.type === b.type) : same && isDay(a) === isDay(b)
      return found ? [{ left: a.name, right: b.name, same, alone }] : []
    }),
  )
}
