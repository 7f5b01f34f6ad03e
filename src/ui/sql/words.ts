import type { SqlTable } from '../../workers/protocol/sql'
import { formatBytes, formatCount, formatDuration } from '../base/format'
import { words } from '../base/language'

const rows = (count: number) => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`

const kinds: Record<SqlTable['is'], string> = {
  lines: 'What questions are asked of, as prepared and filtered',
  source: 'A file as it was opened',
  result: 'Rows of a run',
}

/** Words of asking in SQL. */
export const sqlWords = words('sql', {
  title: 'SQL',
  intro: 'Ask your tables and results in SQL. Tables are read, never changed, and nothing leaves this page.',
  emptyTitle: 'Nothing to ask yet',
  empty: 'Open a file, and its lines can be asked in SQL. So can the rows of every run.',
  emptyAction: 'Open a file',
  editor: 'SQL statement',
  placeholder: 'SELECT … FROM lines',
  run: 'Run',
  plan: 'Plan',
  cancel: 'Cancel',
  runIt: 'Run the statement',
  cancelIt: 'Cancel the statement',
  running: 'Running…',
  reading: (done: number, total: number) => `Reading lines: ${formatCount(done)} of about ${formatCount(total)}`,
  cancelled: 'Cancelled. The database ends the statement as soon as it can.',
  history: 'Earlier statements',
  noHistory: 'Statements that ran in this tab are kept here.',
  most: 'Rows at most',
  mostRows: (count: number) => rows(count),
  wants: (table: string, bytes: number) =>
    `The table “${table}” has to be read first and takes about ${formatBytes(bytes)} of memory until the file is closed.`,
  readIt: 'Read it and run',
  leaveIt: 'Leave it',
  beyondLink:
    'This statement is too long for a link: whoever opens yours will not see it. It stays in this tab, and a saved recipe holds it.',
  beyondRecipe:
    'This statement is too long for a link or a saved recipe: it stays in this tab alone. Copy it where you want to keep it.',
  tables: 'Tables',
  kinds,
  rowsOf: (count: number, exact: boolean) => `${exact ? '' : '≈ '}${rows(count)}`,
  standing: 'in memory',
  size: (bytes: number) => `up to ${formatBytes(bytes)} once asked, by its columns`,
  notNetted:
    'Returns stand here as lines of their own, with negative quantities. Questions set them against earlier sales.',
  insert: (name: string) => `Write ${name} into the statement`,
  first: 'Show the first rows',
  answer: 'Answer',
  tabs: { rows: 'Rows', chart: 'Chart', plan: 'Plan' },
  done: (count: number, ms: number) => `${rows(count)} in ${formatDuration(ms)}`,
  alsoRead: (ms: number) => `${formatDuration(ms)} for reading tables`,
  cut: {
    rows: (count: number) => `There are more: these are the first ${formatCount(count)}.`,
    bytes: (count: number) =>
      `There are more: the first ${formatCount(count)} already fill the memory an answer may take.`,
  },
  noRows: 'No row',
  noRowsText: 'The statement ran and found nothing. Loosen a condition after WHERE, or look at the tables on the side.',
  before: 'Nothing asked yet',
  beforeText: 'Write a statement and press Run. Start from one of these:',
  grid: 'Rows of the answer',
  missing: 'empty',
  yes: 'yes',
  no: 'no',
  save: 'Save',
  saveAs: 'Save rows as',
  formats: {
    csv: 'CSV',
    spreadsheet: 'CSV for spreadsheets',
    xlsx: 'Excel',
    json: 'JSON',
    parquet: 'Parquet',
    arrow: 'Arrow',
  },
  formatHints: {
    csv: 'Commas and points, for programs',
    spreadsheet: 'Separators and decimal sign of this machine',
    xlsx: 'A workbook with one sheet',
    json: 'A list of objects',
    parquet: 'With the types of the columns',
    arrow: 'With the types of the columns',
  },
  use: 'Use as a table',
  useHint: 'What to do with these rows as a table',
  useStep: 'As a step of the preparation',
  useStepHint: 'Made anew from your files, whole, by whoever opens the question',
  noStep:
    'These rows cannot be made from the files of the question alone: the statement asks a result, a copy, or no table at all. Ask “lines” and the tables beside them, or open the rows as a copy.',
  useInstead: 'As a copy, in place of what is open',
  useInsteadHint: 'Questions are asked of these rows',
  useBeside: 'As a copy, beside what is open',
  useBesideHint: 'To join with, where a column fits',
  planLabel: 'How the database goes about it',
  noPlan: 'Press Plan to see how the database goes about the statement.',
  chart: {
    none: 'No picture of this',
    noneText: 'A picture needs a column of numbers beside a column of names, days or numbers.',
    x: 'Along',
    y: 'Height',
    label: (x: string, y: string, count: number) => `${y} by ${x}: ${formatCount(count)} values`,
    first: (count: number) => `The first ${formatCount(count)} rows`,
    all: (count: number) => rows(count),
  },
  samples: {
    first: 'The first 100 lines',
    most: 'What is bought most',
    columns: 'A summary of each column',
    result: 'The latest result',
  },
})
