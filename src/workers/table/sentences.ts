import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

/** What a line of a file is, by what is asked of it. */
export const lineNames = sentencesOf('lines', {
  journeys: 'an event of a customer',
  priced: 'an item of a basket and what it earned',
  ratings: 'an item of a customer',
  shopping: 'an item of a basket and who took it',
})

/** Ways to make a table fit, as parts of a sentence. */
export const memoryWays = sentencesOf('memoryWays', {
  filter: 'filter the rows, to one year or one region for example',
  sampleBaskets: 'take a sample of the baskets',
  sampleCustomers: 'take a sample of the customers',
  groups: 'load one group at a time with a filter',
  fewerColumns: 'use fewer item columns',
  parquet: 'save the file as Parquet, which is read with less memory',
  cluster: 'run the recipe on a cluster',
})

/** Some of many, for a sentence. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `“${name}”`)
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ')
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`

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

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What reading left out, for whoever does not see the report. */
export const losses = sentencesOf('losses', {
  linesUnreadable: ({ count, file, line, why }: { count: number; file: string; line: number; why: string }) =>
    `${counted(count, 'line', 'lines')} could not be read and ${count === 1 ? 'was' : 'were'} left out; the first is line ${line} of “${file}”: ${why}.`,
  rowsWithout: ({ count, column }: { count: number; column: string }) =>
    `${counted(count, 'row', 'rows')} without “${column}” ${count === 1 ? 'was' : 'were'} left out.`,
  outsideMoney: ({ count, lacks }: { count: number; lacks: readonly string[] }) =>
    `${counted(count, 'line', 'lines')} ${count === 1 ? 'has' : 'have'} no ${lacks.join(' or no ')}; ${count === 1 ? 'it is' : 'they are'} not in the money, and ${count === 1 ? 'stays' : 'stay'} in the receipts.`,
  columnsIgnored: ({ columns }: { columns: readonly string[] }) =>
    `Columns that hold no yes and no are no items: ${columns.join(', ')}.`,
  basketsCapped: ({ count }: { count: number }) =>
    `${counted(count, 'basket', 'baskets')} with more items than asked for ${count === 1 ? 'was' : 'were'} left out.`,
})

export const tableFaults = faultsOf('table', {
  nettingNeedsLines: {
    code: 'layout-invalid',
    says: 'Returns can be set against sales only where every row names one item. Choose the layout with one line per item, or leave returns as they are.',
  },
  needsLines: {
    code: 'layout-invalid',
    says: ({ line }: { line: string }) =>
      `This analysis needs a row for ${line}. Choose the layout “one line per item”, or open a file that has such rows.`,
  },
  columnMissing: {
    code: 'column-missing',
    says: ({ column, name, columns }: { column: string; name: string; columns: readonly string[] }) =>
      `“${column}” is no column of ${name}, which has ${listed(columns)}. Choose another for what kind an item is, or none.`,
  },
  roleColumnMissing: {
    code: 'column-missing',
    says: ({
      role,
      column,
      name,
      columns,
    }: {
      role: string
      column: string
      name: string
      columns: readonly string[]
    }) =>
      `The ${role} column “${column}” is not in ${name}, which has ${listed(columns)}. Choose another column for it.`,
  },
  roleColumnUnreadable: {
    code: 'value-invalid',
    says: ({ role, column, type }: { role: string; column: string; type: string }) =>
      `The ${role} column “${column}” holds ${type}, which cannot be read here. Choose another column for it, or write it as text or numbers.`,
  },
  roleMissing: {
    code: 'role-missing',
    says: ({ role }: { role: string }) => `No column is chosen for the ${role}. Choose one in the column mapping.`,
  },
  noFlags: {
    code: 'layout-invalid',
    says: ({ others }: { others: readonly string[] }) =>
      `One column per item needs columns of yes and no, or 1 and 0. ${
        others.length > 0 ? `${listed(others)} hold something else` : 'No column is left for them'
      }. Choose the layout “one line per item”, or map fewer columns.`,
  },
  noDate: {
    code: 'value-invalid',
    says: ({ text }: { text: string }) =>
      `“${text}” is no date. Write the day after which everything is to be hidden as 2011-10-31, or the number that the column of times has there.`,
  },
  tooLarge: {
    code: 'out-of-memory',
    says: ({ rows, needed, limit, ways }: { rows: number; needed: number; limit: number; ways: readonly string[] }) =>
      `About ${rows.toLocaleString('en')} rows need ${gigabytes(needed)} of memory, more than this tab has (${gigabytes(limit)}). You could ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}.`,
  },
})
