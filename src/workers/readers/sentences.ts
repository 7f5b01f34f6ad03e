import { faultsOf } from '../../recipe/faults'
import { sentencesOf } from '../../recipe/sentence'

/** What a file is that cannot be opened, after its name. */
export const refusals = sentencesOf('refusals', {
  encrypted: 'is an encrypted Parquet file. Write it without encryption and open it again.',
  locked: 'is protected by a password. Save a copy without one (File, Info, Protect Workbook) and open that.',
  xls: 'is a workbook of Excel before 2007 (.xls). Save it as an Excel workbook (.xlsx) and open that.',
  xlsb: 'is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and open that.',
  ods: 'is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx) or as CSV and open that.',
  document: 'is a document or a presentation, not a table. Choose the file with the data.',
  container:
    'is an old Office file or an installer, and cannot be read here. Save it as an Excel workbook (.xlsx) or as CSV and open that.',
  zip: 'is a zip archive and no workbook. Unpack it and open the files in it.',
  damagedZip: 'is a damaged zip archive. Copy it again, unpack it, and open the files in it.',
  duckdb: "is a DuckDB database, which cannot be read here. Write the table out, COPY t TO 't.parquet', and open that.",
  sqlite:
    'is an SQLite database, which cannot be read here. Export the table as CSV (.mode csv, .output) and open that.',
  archive: ({ what }: { what: string }) =>
    `is packed with ${what}, which cannot be read here. Unpack it, or compress it as .gz, and open that.`,
  packed: 'is a compressed Parquet, Arrow or Excel file. Unpack it and open that.',
  binary: ({ what }: { what: string }) =>
    `is ${what}, and cannot be read here. Export the data as CSV, Excel, JSON, Parquet or Arrow and open that.`,
  picture: ({ what }: { what: string }) =>
    `is a ${what} picture, not a table. Choose the file with the data behind it.`,
  program: 'is a program, not a table. Choose the file with the data.',
  html: 'is a web page, perhaps one to sign in on, and not the data. Download the table itself and open that.',
  xml: 'is an XML document. Export the table in it as CSV and open that.',
  utf32: 'is text in UTF-32, which cannot be read here. Save it as UTF-8 and open that.',
})

const lines = (count: number, kind: string) => `${count} ${kind} ${count === 1 ? 'line' : 'lines'}`

export const sourceNotes = sentencesOf('sourceNotes', {
  skippedLines: ({ titles, totals }: { titles: number; totals: number }) =>
    `${[titles > 0 ? lines(titles, 'title') : [], totals > 0 ? lines(totals, 'total') : []].flat().join(' and ')} skipped.`,
  sheetFound: ({ sheet, shown }: { sheet: string; shown: number }) =>
    `Sheet “${sheet}” is read, ${shown === 1 ? 'the only one that is not hidden' : `the largest of ${shown}`}.`,
  mergedFilled: ({ merged }: { merged: number }) =>
    merged === 1
      ? 'A merged cell stands in each row it covers.'
      : `${merged} merged cells stand in each row they cover.`,
  mergedLeft: ({ merged }: { merged: number }) =>
    merged === 1
      ? 'A merged cell stands in the first of its rows alone; in the others it is missing.'
      : `${merged} merged cells stand in the first of their rows alone; in the others they are missing.`,
  unreadColumns: ({ columns }: { columns: readonly string[] }) =>
    `Columns that cannot be read here are left alone: ${columns.join(', ')}.`,
})

export const readerFaults = faultsOf('readers', {
  noFile: {
    code: 'no-data',
    says: 'There is no file to read. Drop a CSV, Excel, JSON, Parquet or Arrow file, or try a sample.',
  },
  empty: {
    code: 'file-empty',
    says: ({ name }: { name: string }) => `“${name}” is empty. Choose a file with data.`,
  },
  refused: {
    code: 'format-unknown',
    says: ({ name, why }: { name: string; why: string }) => `“${name}” ${why}`,
  },
  otherFormat: {
    code: 'format-unknown',
    says: ({ name, announced, found }: { name: string; announced: string; found: string }) =>
      `“${name}” was announced as ${announced}, but its content is ${found}. Name the right format, or none.`,
  },
  severalFormats: {
    code: 'files-differ',
    says: ({ names, formats }: { names: readonly string[]; formats: readonly string[] }) =>
      `${names.map((name, at) => `“${name}” is ${formats[at]}`).join(', ')}. Open files of one format at a time.`,
  },
  tooManyValues: {
    code: 'out-of-memory',
    says: 'A mapped column has too many different values to keep. Map a column with fewer values, filter the rows, or run it on a cluster.',
  },
  dateFormat: {
    code: 'recipe-invalid',
    says: ({ format }: { format: string }) =>
      `The date format "${format}" cannot be used. Name day, month and year first, for example %d/%m/%Y or %Y-%m-%d %H:%M:%S.`,
  },
  timeZone: {
    code: 'recipe-invalid',
    says: ({ timeZone }: { timeZone: string }) =>
      `The time zone "${timeZone}" is not known. Use a name such as Europe/Berlin or UTC.`,
  },
  filterWithoutValues: {
    code: 'recipe-invalid',
    says: ({ column }: { column: string }) =>
      `The filter on "${column}" needs a list of values. Choose at least one, or remove the filter.`,
  },
  filterWithoutValue: {
    code: 'recipe-invalid',
    says: ({ column }: { column: string }) =>
      `The filter on "${column}" needs exactly one value to compare with. Enter one, or remove the filter.`,
  },
  filterNoDate: {
    code: 'recipe-invalid',
    says: ({ column, value }: { column: string; value: string }) =>
      `The filter on "${column}" compares dates, and "${value}" is not one. Write it like 2024-12-31 or 2024-12-31 14:05.`,
  },
})
