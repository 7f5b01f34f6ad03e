import type { RecipeData } from '../../recipe/schema'
import type { Sentence } from '../../recipe/sentence'
import type { ColumnProfile, SourceInfo } from '../protocol/files'
import { doubts } from './sentences'

/** Whole numbers below are how many of something, or on which line; hardly what it is. */
const SMALL = 100
const SHOWN = 3

/** 31122024 and 12312024 sort by day or month; 20241231 sorts by year. */
function beginsWithDay(text: string): boolean {
  if (!/^\d{7,8}$/.test(text)) return false
  const digits = text.padStart(8, '0')
  const [first, second, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number) as [
    number,
    number,
    number,
  ]
  const isYear = (value: number) => value >= 1900 && value < 2100
  const fits = first >= 1 && second >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 31
  return fits && isYear(year) && !isYear(Number(text.slice(0, 4)))
}

function doubtOfTimes({ name, type, examples, sampled, nulls }: ColumnProfile): Sentence | undefined {
  if (sampled === nulls || type === 'date' || type === 'timestamp') return undefined
  const [example = ''] = examples
  if (type === 'text') return doubts.timesAreText({ column: name, example })
  if (type === 'boolean' || type === 'list') return doubts.timesAreNone({ column: name })
  return examples.every(beginsWithDay) ? doubts.timesAreNumbers({ column: name, example }) : undefined
}

function doubtOfItems({ name, type, examples, sampled, nulls, min, max }: ColumnProfile): Sentence | undefined {
  if (sampled === nulls) return undefined
  const shown = { column: name, examples: examples.slice(0, SHOWN) }
  if (type === 'number' && examples.some((text) => !/^[-+]?\d+([.,]0+)?$/.test(text)))
    return doubts.itemsAreDecimals(shown)
  const small =
    (type === 'integer' || type === 'number') && min !== undefined && max !== undefined && min >= 0 && max < SMALL
  return small ? doubts.itemsAreSmall(shown) : undefined
}

/** What speaks against a mapping, from a look at the first rows. */
export function doubtsOf({ columns }: Pick<SourceInfo, 'columns'>, { layout, roles }: RecipeData): Sentence[] {
  const found = (name: string | undefined) =>
    name === undefined ? undefined : columns.find((column) => column.name === name)
  const time = found(roles.time)
  const item = layout === 'long' ? found(roles.item) : undefined
  return [...(time ? [doubtOfTimes(time)] : []), ...(item ? [doubtOfItems(item)] : [])].filter(
    (doubt) => doubt !== undefined,
  )
}
