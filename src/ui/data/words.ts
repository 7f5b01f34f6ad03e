import type { Reason } from '../../recipe/guess'
import type { Layout } from '../../recipe/schema'
import type { ColumnType } from '../../workers/protocol/files'
import type { TableInfo } from '../../workers/protocol/table'
import { words } from '../base/language'

const reasons: Record<Reason, string> = {
  name: 'its name says so',
  'repeats-in-runs': 'values stand in runs, as lines of one receipt do',
  'unique-per-row': 'each row has its own',
  'recurs-across-baskets': 'values come back in many baskets',
  'holds-lists': 'its cells hold lists',
  'few-values': 'few different values',
  'is-time': 'its values are times',
  'is-number': 'its values are numbers',
  'whole-numbers': 'its values are whole numbers',
  'works-out': 'the first lines work out with it',
  'one-basket-per-customer': 'there is no receipt, so all of a customer is one basket',
}

const layouts: Record<Layout, { label: string; hint: string }> = {
  long: { label: 'One line per item', hint: 'Every row names a basket and one of its items' },
  wide: { label: 'One column per item', hint: 'A row is a basket, a column an item, a cell says yes or no' },
  list: { label: 'One cell with all items', hint: 'A row is a basket, one cell lists what it holds' },
}

const types: Record<ColumnType, string> = {
  text: 'text',
  integer: 'whole numbers',
  number: 'numbers',
  boolean: 'yes/no',
  date: 'dates',
  timestamp: 'times',
  list: 'lists',
}

/** What the rows of a table and their entries are called. */
export interface ShapeWords {
  row: string
  rows: string
  entries: string
  /** Different ones. */
  thing: string
  things: string
  /** How many a row has, in the middle. */
  perRow: string
  sizes: string
  sizesHint: string
  /** What became of entries that a row has twice. */
  repeats: string
  /** After the column of the rows, before that of the entries. */
  isRow: string
  holding: string
  /** After the entries, before the column of times or values. */
  beside: string
  preview: string
}

const baskets: ShapeWords = {
  row: 'basket',
  rows: 'baskets',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items in the median basket',
  sizes: 'Basket sizes',
  sizesHint: 'How many baskets hold how many different items.',
  repeats: 'repeat an item in the same basket. Each counts once.',
  isRow: ' is a basket',
  holding: ', holding ',
  beside: '',
  preview: 'Three baskets',
}

const priced: ShapeWords = {
  row: 'receipt',
  rows: 'receipts',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items on the median receipt',
  sizes: 'Receipt sizes',
  sizesHint: 'How many receipts hold how many different items.',
  repeats: 'repeat an item on the same receipt. Their values are added up.',
  isRow: ' is a receipt',
  holding: ', holding ',
  beside: ', which earns ',
  preview: 'Three receipts',
}

const journeys: ShapeWords = {
  row: 'customer',
  rows: 'customers',
  entries: 'events',
  thing: 'kind of event',
  things: 'kinds of events',
  perRow: 'events of the median customer',
  sizes: 'Lengths of journeys',
  sizesHint: 'How many customers have how many events.',
  repeats: 'repeat an event of the same customer.',
  isRow: ' is a customer',
  holding: ', going through ',
  beside: ' in the order of ',
  preview: 'Three customers',
}

const ratings: ShapeWords = {
  row: 'customer',
  rows: 'customers',
  entries: 'items',
  thing: 'item',
  things: 'items',
  perRow: 'items of the median customer',
  sizes: 'Lengths of histories',
  sizesHint: 'How many customers have how many different items.',
  repeats: 'repeat an item of the same customer. Their values are added up.',
  isRow: ' is a customer',
  holding: ', choosing ',
  beside: ', as strongly as ',
  preview: 'Three customers',
}

export const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const shapes: Record<TableInfo['shape'], ShapeWords> = { baskets, shopping: baskets, priced, journeys, ratings }

/** Words from a file to healthy data; some depend on what a row of the table is. */
export const ingest = words('data', {
  shapes,
  reasons,
  layouts,
  types,
  emptyTitle: 'No file open',
  empty:
    'Drop a file anywhere on this page. You will see its columns, say what they mean, and learn how healthy the data is before anything is computed.',
  choose: 'Choose files',
  samples: 'Take a sample',
  file: 'File',
  moreFiles: (count: number) => `and ${count} more`,
  size: 'Size',
  rows: 'Rows',
  aboutRows: (count: string) => `about ${count}`,
  columns: 'Columns',
  format: 'Format',
  addFiles: 'Add files',
  formats: { csv: 'Text', xlsx: 'Excel', json: 'JSON', parquet: 'Parquet', arrow: 'Arrow' },
  reading: 'How the text is read',
  readingHint: 'Found by looking at the first lines. Change what is wrong; the file is looked at again.',
  sheetReading: 'Which sheet is read, and how',
  sheetReadingHint: 'Another sheet is another table; the file is looked at again.',
  sheet: 'Sheet',
  hiddenSheet: (name: string) => `${name} (hidden)`,
  delimiter: 'Between cells',
  delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'blank' } as Record<string, string>,
  decimal: 'Decimal sign',
  decimals: { '.': 'point: 3.50', ',': 'comma: 3,50' },
  encoding: 'Letters',
  header: 'First line',
  headers: { yes: 'names columns', no: 'is data' },
  dateFormat: 'Dates',
  dateAuto: 'as found',
  firstRows: 'First rows',
  moreColumns: (count: string) => `and ${count} more columns`,
  mapping: 'What the columns mean',
  mappingOrigin: {
    model: 'As the model was trained.',
    guessed: 'Guessed from names and values. Look it over.',
    remembered: 'As you set it last time for a file with these columns.',
    link: 'As the question on the screen says.',
    sample: 'As this sample is meant.',
  },
  layout: 'Shape of the table',
  role: 'Role',
  column: 'Column',
  why: 'Why',
  none: 'not used',
  required: 'needed',
  sure: (percent: string) => `${percent} sure`,
  sureWords: (sure: number) => (sure >= 0.8 ? 'sure' : sure >= 0.55 ? 'likely' : 'a guess'),
  chosen: 'chosen by you',
  forOthers: 'not used by this analysis',
  unusedNote: 'Columns without a role are not read at all.',
  filters: 'Only rows where',
  noFilters: 'All rows are used.',
  addFilter: 'Add a condition',
  filterColumn: 'Column',
  filterOp: 'Condition',
  filterValue: 'Value',
  filterValues: 'Values, separated by commas',
  removeFilter: 'Remove condition',
  ops: {
    '=': 'is',
    '!=': 'is not',
    '<': 'is less than',
    '<=': 'is at most',
    '>': 'is more than',
    '>=': 'is at least',
    in: 'is one of',
    'not in': 'is none of',
    'is null': 'is missing',
    'is not null': 'is there',
    contains: 'contains',
    'not contains': 'does not contain',
    'begins with': 'begins with',
    'not begins with': 'does not begin with',
    matches: 'matches (* any text, ? one character)',
    'not matches': 'does not match',
  },
  money: {
    meaning: (column: string) => `${column} is`,
    is: { unit: 'the price of one', line: 'the whole line' },
    meansOf: {
      price: { unit: 'the price of one', line: 'the whole line' },
      cost: { unit: 'the cost of one', line: 'the whole line' },
    },
    why: {
      product: 'The first lines work out: quantity times price is the amount.',
      'price-name': 'By its name it is a price, and there is a quantity to multiply it with.',
      'amount-name': 'By its name it is an amount.',
    },
    lines: 'The first lines, worked out',
    product: (quantity: string, price: string, amount: string) => `${quantity} × ${price} = ${amount}`,
    whole: (quantity: string, amount: string) => `${quantity} for ${amount}`,
    currency: 'Currency',
    noCurrency: 'not known',
  },
  atAGlance: 'Five things worth knowing',
  understood: 'What we understood',
  sentence: {
    each: 'Each ',
    row: 'row',
    list: 'what its list names',
    wideItems: 'the columns marked in its row',
    times: ' times ',
    perGroup: ', looked at per ',
    end: '.',
    missing: (things: string, count: number) => `Say which ${count === 1 ? 'column is' : 'columns are'} ${things}.`,
  },
  entryCount: (count: number, { entries }: ShapeWords) => `${count} ${count === 1 ? entries.slice(0, -1) : entries}`,
  moreItems: (count: number) => `+ ${count} more`,
  worth: (item: string, value: string) => `${item}: ${value}`,
  fromTo: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  memory: (need: string, limit: string) => `Needs about ${need} of ${limit} memory.`,
  tooLarge: 'This will not fit into the tab.',
  read: 'Read and check the data',
  readAgain: 'Check again',
  readRows: (rows: string) => `Read ${rows} rows`,
  healthTitle: 'How healthy the data is',
  healthLater: 'This file is large, so its columns are read when you say so, or with the first run.',
  loading: 'Reading the columns',
  health: {
    rows: 'rows used',
    ofRows: (count: string) => `of ${count}`,
    largest: (count: string) => `largest ${count}`,
    cap: ({ rows }: ShapeWords) => `Leave out ${rows} with more than`,
    capUnit: 'items',
    capOff: 'Keep all',
    capHint: 'A few huge baskets (test receipts, wholesale) can cost most of the time and drown the rest.',
    capped: (count: string, { rows }: ShapeWords) => `${count} ${rows} are left out.`,
    sizeBar: (from: string, to: string, count: string, { entries, rows }: ShapeWords) =>
      `${from === to ? from : `${from} to ${to}`} ${entries}: ${count} ${rows}`,
    asTable: 'As a table',
    allFine: 'Nothing stands out. Every row was read and used.',
    filtered: (count: string) => `${count} rows do not meet your conditions.`,
    netted: (returns: string, whole: string, partly: string, unfound: string) =>
      `${returns} returns were set against earlier sales: ${whole} in full, ${partly} in part, ${unfound} found no sale and were left out.`,
    unnet: 'Take that back',
    nulls: (count: string, column: string) => `${count} rows without ${column} were left out.`,
    nullsCount: (count: string, column: string, as: number) => `${count} rows without ${column} count as ${as}.`,
    nullTimes: (count: string, column: string) => `${count} rows without ${column} count as older than all others.`,
    duplicates: (count: string, { repeats }: ShapeWords) => `${count} lines ${repeats}`,
    droppedPairs: (count: string) =>
      `${count} pairs of customer and item are worth nothing or less, and were left out.`,
    collisions: (count: string, group: string, { row, rows }: ShapeWords) =>
      `${count} ${row} numbers occur in more than one ${group}. They count as different ${rows}.`,
    unreadable: (count: string) => `${count} lines could not be read and were left out.`,
    unreadableFirst: 'The first of them',
    line: (line: string) => `line ${line}`,
    ubiquitous: (items: string, { rows }: ShapeWords, results: string) =>
      `${items} in at least half of all ${rows}. ${results} with them say little.`,
    excludeThem: 'Leave them out of the analysis',
    excluded: 'Left out of the analysis.',
    small: (count: string, groups: string, least: string, { rows }: ShapeWords, results: string) =>
      `Fewer than ${least} ${rows} in ${count} of the ${groups}: their ${results} rest on little.`,
    top: ({ entries }: ShapeWords) => `Most frequent ${entries}`,
    groups: (group: string, { rows }: ShapeWords) => `${capitalized(rows)} per ${group}`,
    moreGroups: (count: string) => `and ${count} more`,
  },
})
