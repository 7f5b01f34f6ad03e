import type { RecipeData } from '../../recipe/schema'
import { type Sentence, sentencesOf } from '../../recipe/sentence'
import type { ColumnProfile, SourceInfo } from '../protocol/files'

/** Whole numbers below are how many of something, or on which line; hardly what it is. */
const SMALL = 100
const SHOWN = 3

export const doubts = sentencesOf('doubts', {
  timesAreText: ({ column, example }: { column: string; example: string }) =>
    `The times in “${column}” are not understood, for example “${example}”: they do not sort as times. Set the date format, or choose another column.`,
  timesAreNumbers: ({ column, example }: { column: string; example: string }) =>
    `The times in “${column}” look like dates that begin with the day, for example ${example}: as numbers they do not sort as times. Set the date format to %d%m%Y or %m%d%Y, or choose another column.`,
  timesAreNone: ({ column }: { column: string }) =>
    `“${column}” holds nothing that sorts as times. Choose another column for them.`,
  itemsAreDecimals: ({ column, examples }: { column: string; examples: readonly string[] }) =>
    `The items in “${column}” are decimals (${examples.join(', ')}): they look like prices or amounts. Choose the column that names the products.`,
  itemsAreSmall: ({ column, examples }: { column: string; examples: readonly string[] }) =>
    `The items in “${column}” are all numbers below 100 (${examples.join(', ')}): they look like quantities or line numbers. Choose the column that names the products, unless these are their numbers.`,
})

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
