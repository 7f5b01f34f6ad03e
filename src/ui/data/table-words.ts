import { words } from '../base/language'

/** Words of several tables: which has the lines, and how others belong to them. */
export const tableWords = words('tables', {
  title: 'Tables',
  lines: 'the lines',
  linesHint: 'Every question is asked of these lines. What other tables say stands beside them.',
  joined: 'joined',
  apart: 'not used',
  size: (rows: string, exact: boolean, columns: string) => `${exact ? rows : `about ${rows}`} rows, ${columns} columns`,
  on: (left: string, right: string) =>
    left === right ? `Joined by ${left}.` : `Joined by ${left} of the lines, which is ${right} here.`,
  mayBe: (left: string, right: string) =>
    left === right
      ? `May belong to the lines by ${left}.`
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
