import { faultsOf } from '../../recipe/faults'

interface Place {
  /** Line of the text; 0 where it is not known. */
  line: number
  column: number
}

const at = ({ line }: Place) => (line === 0 ? '' : `Line ${line}: `)
const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

export const sqlFaults = faultsOf('sql', {
  empty: {
    code: 'sql-failed',
    says: 'There is nothing to run. Write a SELECT, such as SELECT * FROM lines LIMIT 100.',
  },
  readOnly: {
    code: 'sql-refused',
    says: 'Here tables are read and never changed: write one statement that begins with SELECT, FROM, WITH, VALUES, DESCRIBE or SUMMARIZE. PIVOT needs its values named (IN).',
  },
  noFiles: {
    code: 'sql-refused',
    says: 'SQL sees no files and no addresses here, only the tables beside the text. Open the file as data, then ask it by name.',
  },
  noFunction: {
    code: 'sql-refused',
    says: ({ name }: { name: string }) =>
      `“${name}” is not answered here, as it would change or look into the database itself. Ask tables instead.`,
  },
  syntax: {
    code: 'sql-failed',
    says: ({ near, ...place }: { near: string } & Place) =>
      `${at(place)}SQL does not follow at “${near}”. Look at that word and the one before it.`,
  },
  breaksOff: {
    code: 'sql-failed',
    says: 'The statement breaks off before it is whole. Look for a bracket or quote that is not closed, or a part that is missing.',
  },
  noColumn: {
    code: 'sql-failed',
    says: ({ name, near, ...place }: { name: string; near: readonly string[] } & Place) =>
      `${at(place)}There is no column “${name}”.${near.length === 0 ? '' : ` Close to it: ${list(near)}.`} Names with blanks or capitals stand in double quotes, texts in single ones.`,
  },
  severalColumns: {
    code: 'sql-failed',
    says: ({ name, ...place }: { name: string } & Place) =>
      `${at(place)}More than one table has a column “${name}”. Write the name of its table before it, as in lines.${name}.`,
  },
  noTable: {
    code: 'sql-failed',
    says: ({ name, tables, ...place }: { name: string; tables: readonly string[] } & Place) =>
      `${at(place)}There is no table “${name}”. ${tables.length === 0 ? 'Open a file or run an analysis first.' : `There are: ${list(tables)}.`}`,
  },
  noSuchFunction: {
    code: 'sql-failed',
    says: ({ name, near, ...place }: { name: string; near: readonly string[] } & Place) =>
      `${at(place)}There is no function “${name}”.${near.length === 0 ? '' : ` Close to it: ${list(near)}.`}`,
  },
  notHere: {
    code: 'sql-failed',
    says: ({ name, part, ...place }: { name: string; part: string } & Place) =>
      `${at(place)}“${name}” needs the part “${part}” of DuckDB, which this page does not bring. Write it in another way; moments are in UTC and need no time zones.`,
  },
  argumentsDiffer: {
    code: 'sql-failed',
    says: ({ call, ...place }: { call: string } & Place) =>
      `${at(place)}“${call}” does not fit the types of what it is given. Change a type with CAST, as in CAST(x AS DOUBLE).`,
  },
  notGrouped: {
    code: 'sql-failed',
    says: ({ name, ...place }: { name: string } & Place) =>
      `${at(place)}“${name}” stands beside a sum or count and is in no GROUP BY. Add it there, or write any_value(${name}).`,
  },
  noValue: {
    code: 'sql-failed',
    says: ({ value, type, ...place }: { value: string; type: string } & Place) =>
      `${at(place)}“${value}” cannot be read as ${type}. TRY_CAST gives an empty value instead.`,
  },
  other: {
    code: 'sql-failed',
    says: ({ text, ...place }: { text: string } & Place) => `${at(place)}The database says: ${text}`,
  },
  full: {
    code: 'out-of-memory',
    says: 'This asks for more memory than the database of this tab may take, and was ended; nothing was lost. Ask for fewer rows, group before joining, or join on a key.',
  },
  tooLarge: {
    code: 'out-of-memory',
    says: ({ table, megabytes }: { table: string; megabytes: number }) =>
      `The table “${table}” would take about ${megabytes} MB, more than the database of this tab may hold. Name fewer of its columns, or filter the lines on the data page.`,
  },
  gone: { code: 'no-data', says: 'This answer is no longer there. Run the statement again.' },
})
