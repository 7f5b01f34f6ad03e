import { dayText } from '../../preparation/training/days'
import { arrowFile, schemaForParquet } from './arrow'
import type { TrainingChecks } from './checks'
import { itemValuesOf } from './item-values'
import { manifestOf, type TrainingOrigin, type WrittenFile } from './manifest'
import { parquetFile } from './parquet/write'
import reader from './reader.py?raw'
import { actionsTable, type FileTable, historiesTable, impressionsTable, itemsTable } from './tables'
import type { TrainingSet } from './training-set'

/** A file of the folder, piece by piece. It is to be taken to its end before the next is asked for. */
export interface TrainingFile {
  path: string
  pieces: AsyncIterable<Uint8Array>
}

/**
 * All files in the order in which they are to be written: `_SUCCESS` is the last, and there is none where one before it
 * was not taken whole.
 */
export async function* trainingFiles(
  set: TrainingSet,
  checks: TrainingChecks,
  origin: TrainingOrigin,
): AsyncGenerator<TrainingFile> {
  const written: WrittenFile[] = []
  const schemas: Record<string, FileTable['columns']> = {}
  for (const { folder, day, table } of tablesOf(set)) {
    schemas[folder] = table.columns
    const within = day === undefined ? folder : `${folder}/dt=${dayText(day)}`
    const file: WrittenFile = { path: `${within}/part-0.${set.question.format}`, rows: 0, bytes: 0 }
    let whole = false
    const pieces = async function* () {
      for (const piece of fileOf(set, counted(table, file))) {
        file.bytes += piece.length
        yield piece
      }
      whole = true
    }
    yield { path: file.path, pieces: pieces() }
    if (!whole) throw new Error(`${file.path} was not taken to its end.`)
    written.push(file)
  }
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`
  yield text('schema.json', json(schemas))
  yield text('reader.py', reader)
  yield text('manifest.json', json(manifestOf(set, checks, origin, written)))
  yield text('_SUCCESS', '')
}

interface NamedTable {
  folder: string
  day?: number
  table: FileTable
}

function* tablesOf(set: TrainingSet): Generator<NamedTable> {
  const { form, listsPer } = set.question
  const items = itemValuesOf(set.ids.items)
  if (items.beside) yield { folder: 'items', table: itemsTable(items.beside) }
  if (form === 'slices') yield { folder: 'actions', table: actionsTable(set, items) }
  for (const day of set.slices.days) {
    if (form === 'slices' || (form === 'ragged' && listsPer === 'history')) {
      yield { folder: 'histories', day: day.day, table: historiesTable(set, items, day) }
    }
    yield { folder: 'impressions', day: day.day, table: impressionsTable(set, items, day) }
  }
}

function counted({ columns, groups }: FileTable, file: WrittenFile): FileTable {
  function* each() {
    for (const group of groups) {
      file.rows += group.rows
      yield group
    }
  }
  return { columns, groups: each() }
}

function fileOf({ question }: TrainingSet, { columns, groups }: FileTable): Generator<Uint8Array> {
  if (question.format === 'arrow') return arrowFile(columns, groups)
  // What repeats from row to row is worth squeezing; packed codes alone are not.
  const codec = question.form === 'dense' ? 'snappy' : 'none'
  return parquetFile(columns, groups, { codec, metadata: { 'ARROW:schema': schemaForParquet(columns) } })
}

function text(path: string, content: string): TrainingFile {
  async function* pieces() {
    if (content !== '') yield new TextEncoder().encode(content)
  }
  return { path, pieces: pieces() }
}
