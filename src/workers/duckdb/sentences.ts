import { faultsOf } from '../../recipe/faults'

export const databaseFaults = faultsOf('database', {
  crashed: {
    code: 'engine-crashed',
    says: 'The database in this tab stopped and is being started again. Your files are untouched; ask once more.',
  },
  full: {
    code: 'out-of-memory',
    says: 'This is more than the tab can hold. Nothing was lost; filter the rows, map fewer columns, or run it on a cluster.',
  },
  noAnswer: {
    code: 'sql-failed',
    says: 'The database in this tab could not answer. Change the question or reload the page; your files are untouched.',
  },
  notStarted: {
    code: 'engine-crashed',
    says: 'The database of this page could not be started. Check the connection to this site and reload the page.',
  },
  tooManyRows: {
    code: 'out-of-memory',
    says: 'This step needs all rows at once, and they are more than the database of this tab can hold. Leave rows out before it.',
  },
  tooManyLines: {
    code: 'out-of-memory',
    says: 'The file has more lines than the database of this tab can hold. Baskets are read from the file instead.',
  },
})
