import type { SparkCell } from '../../analyses/on-spark'
import cells from '../../preparation/spark/cells.py?raw'
import labels from '../../preparation/spark/labels.py?raw'
import { broughtTable } from './brought'
import { literals } from './literals'
import { plainWords } from './notebook'
import type { ProjectPlace } from './plan'
import checkBronze from './python/check_bronze.py?raw'
import paths from './python/paths.py?raw'
import readJson from './python/read_json.py?raw'
import readParquet from './python/read_parquet.py?raw'
import readTable from './python/read_table.py?raw'
import readWhole from './python/read_whole.py?raw'
import records from './python/records.py?raw'
import setup from './python/setup.py?raw'
import typed from './python/typed.py?raw'
import writeBronze from './python/write_bronze.py?raw'
import type { BronzeTable } from './tables'

type Form = 'table' | 'whole' | 'json' | 'parquet'

function formOf(table: BronzeTable): Form {
  const { source } = table
  if (source.files.some(({ format }) => format === 'json')) return 'json'
  if (!table.isText) return 'parquet'
  const { titles = 0, totals = 0 } = source.skipped ?? {}
  // Spark's own reader knows UTF-8 and its first half.
  const known = ['utf-8', undefined].includes(source.read.encoding)
  return source.ragged || titles + totals > 0 || !known ? 'whole' : 'table'
}

const READERS: Record<Form, readonly string[]> = {
  table: [records, readTable],
  whole: [records, readWhole],
  json: [labels, readJson],
  parquet: [labels, readParquet],
}

function readOf({ source, names, isText }: BronzeTable) {
  const { read, skipped, ragged = false, columns } = source
  const { titles = 0, totals = 0 } = skipped ?? {}
  return {
    typed: !isText,
    delimiter: read.delimiter ?? ',',
    encoding: read.encoding ?? 'utf-8',
    header: read.header ?? true,
    decimal: read.decimal ?? '.',
    date_format: read.dateFormat ?? null,
    time_zone: read.timeZone ?? 'UTC',
    null_values: isText ? (read.nullValues ?? ['']) : [],
    ragged,
    titles,
    totals,
    separators: Object.fromEntries(
      columns.flatMap(({ name, type, separator }, at) =>
        type === 'list' && !(ragged && at === columns.length - 1) ? [[names.of(name), separator ?? ',']] : [],
      ),
    ),
  }
}

/** The notebook that makes a Delta table of the files of a source. */
export function bronzeCells(table: BronzeTable, place: ProjectPlace): SparkCell[] {
  const { source, name, names, columns, needed } = table
  const form = formOf(table)
  const brought = broughtTable(table)
  const files = brought ? [brought.file] : source.files.map((file) => file.name)
  const called = plainWords(source.name)
  return [
    {
      says: [
        `# ${called}`,
        `Makes the Delta table \`${name}\` of the files of this source. Columns have plain names; what they are called in the files stands in \`NAMES\` and in the comments of the table.`,
        ...(brought
          ? [
              brought.comes
                ? `Spark reads no workbooks and no Arrow files: the table comes along as \`data/${brought.file}\`, as it stood in the files.`
                : `Spark reads no workbooks and no Arrow files, and this table is too large to come along: put it among the data as Parquet, as \`${brought.file}\`, with columns called as in \`STORED\`.`,
            ]
          : []),
      ].join('\n\n'),
    },
    { python: `${literals({ CATALOG: place.catalog, SCHEMA: place.schema })}\n\n${setup}` },
    {
      python: literals({
        SOURCE: source.name,
        TABLE: name,
        FILES: files,
        ROWS: source.rows ?? null,
        NAMES: new Map(columns.map((column) => [column.name, names.of(column.name)])),
        TYPES: new Map(columns.map((column) => [names.of(column.name), column.type])),
        STORED: new Map(
          (brought?.columns ?? []).filter((each) => each.stored !== each.name).map((each) => [each.name, each.stored]),
        ),
        NEEDED: needed.map((column) => names.of(column)),
        READ: readOf(table),
        SAYS: `Rows of ${source.name}, as they stand in the files`,
      }),
    },
    { python: paths },
    ...READERS[form].map((python) => ({ python })),
    { python: cells },
    { python: typed },
    { python: writeBronze },
    { python: checkBronze },
  ]
}
