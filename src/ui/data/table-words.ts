import { words } from '../base/language'

/** Words of several tables: which has the lines, and how others belong to them. */
export const tableWords = words('tables', {
  title: 'Tables',
  lines: 'the lines',
  linesHint: 'Every question is asked of these lines. What other tables say stands beside them.',
  joined: 'joined',
  apart: 'not used',
  size: (rows: string, exact: boolean, columns: string) => `${exact ? rows : `about ${rows}`} rows, ${columns} columns`,
  on: (left: string, right: string, several: boolean) =>
    left === right
      ? `Joined by ${left}${several ? ' together' : ''}.`
      : `Joined by ${left} of the lines, which ${several ? 'are' : 'is'} ${right} here.`,
  each: (inner: boolean) =>
    inner
      ? 'A line stands once for each row that matches it; lines without any are left out.'
      : 'A line stands once for each row that matches it.',
  mayBe: (left: string, right: string, several: boolean) =>
    left === right
      ? `May belong to the lines by ${left}${several ? ' together' : ''}.`
      : `May belong to the lines by ${left}, which may be ${right} here.`,
  found: (matched: string, values: string, sampled: boolean) =>
    matched === values
      ? `All ${values} different values${sampled ? ' of the first lines' : ''} are found here.`
      : `${matched} of ${values} different values${sampled ? ' of the first lines' : ''} are found here.`,
  used: (share: string, values: string) => `${share} of the ${values} here come up in the lines.`,
  asNumbers: 'They are compared as numbers, so that 00123 and 123 are the same.',
  repeated: (many: number, count: string, column: string) =>
    `${count} ${many === 1 ? 'value' : 'values'} of ${column} ${many === 1 ? 'stands' : 'stand'} in several rows here. A line takes the first of them, so that no line is counted twice.`,
  wouldRepeat: (many: number, count: string, column: string, examples: string) =>
    `${count} ${many === 1 ? 'value' : 'values'} of ${column} ${many === 1 ? 'stands' : 'stand'} in several rows here, such as ${examples}. A line would take the first of them.`,
  adds: (columns: string) => `Adds ${columns}.`,
  separate: 'Do not use this table',
  takeAsLines: 'The lines are here',
  join: 'Join',
  andBy: 'And by another column',
  notBy: (column: string) => `Not by ${column}`,
  severalMatch: 'Where several rows match',
  matching: {
    first: 'the line takes the first',
    left: 'the line stands once for each',
    inner: 'once for each, and lines without any go',
  },
  fanned: (before: string, after: string) =>
    before === after ? `The ${before} lines stay as many.` : `${before} lines become ${after}.`,
  counting: 'Counting what the lines become',
  choose: 'choose a column',
  noKey:
    'No column here holds what a column of the lines holds. Choose the two that belong together, if there are any.',
  columnOfLines: (table: string) => `Column of ${table}`,
  columnOfTable: (table: string) => `Column of ${table}`,
  called: 'Items are called by',
  byId: (column: string) => `${column}, as they are`,
  levels: 'Levels to look at items',
  noLevels: 'None. Items are looked at one by one.',
  chain: (levels: readonly string[]) =>
    `From coarse to fine: ${levels.join(' › ')}. Switch between them above every answer.`,
})

/** Words of what the lines say themselves of the items in them. */
export const ownItemWords = words('ownItems', {
  title: 'What items are called and belong to',
  look: 'Look for levels of items in the lines',
  names: (item: string, name: string) => `${name} says what each ${item} is called.`,
  belongs: (item: string, columns: string, many: number) =>
    `Each ${item} has its ${columns}: ${many === 1 ? 'a level' : 'levels'} to look at items, from coarse to fine, without another table.`,
  always: (items: string, rows: string, sampled: boolean) =>
    `So it is for each of ${items} items in ${sampled ? `the first ${rows}` : `all ${rows}`} lines.`,
  otherwise: (column: string, items: string, share: string) =>
    `${items} ${items === '1' ? 'item has' : 'items have'} more than one ${column} (${share} of lines say another); what most of its lines say holds.`,
  take: 'Use these levels',
  takeNames: 'Call items so',
  leave: 'Leave it',
})

/** Words of a table beside the lines by itself: how it is read, and what of it is left out. */
export const besideWords = words('besideTables', {
  reading: 'How this table is read',
  asFound: 'Read it as it was found',
  check: 'Check all rows of this table',
  read: (rows: string) => `${rows} rows were read.`,
  fine: 'None is left out.',
  filtered: (count: string) => `${count} do not meet its conditions.`,
  without: (count: string) => `${count} have no key and belong to no line.`,
  repeated: (count: string) => `${count} repeat the key of an earlier one.`,
  unreadable: (count: string) => `${count} ${count === '1' ? 'row is' : 'rows are'} left out:`,
  line: (file: string, line: string) => `${file}, line ${line}`,
  before: 'Done to it before it is joined:',
  gone: (columns: string) => `As it is read now, there is no ${columns} in it, so that it cannot be joined.`,
})
