import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

/** What a line of a file is, by what is asked of it. */
export const lineNames = sentencesOf('lines', {
  journeys: 'an event of a customer',
  priced: 'an item of a basket and what it earned',
  ratings: 'an item of a customer',
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

export const tableFaults = faultsOf('table', {
  needsLines: {
    code: 'layout-invalid',
    says: ({ line }: { line: string }) =>
      `This analysis needs a row for ${line}. Choose the layout “one line per item”, or open a file that has such rows.`,
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
  tooLarge: {
    code: 'out-of-memory',
    says: ({ rows, needed, limit, ways }: { rows: number; needed: number; limit: number; ways: readonly string[] }) =>
      `About ${rows.toLocaleString('en')} rows need ${gigabytes(needed)} of memory, more than this tab has (${gigabytes(limit)}). You could ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}.`,
  },
})
