import { type Data, Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow'
import type { ColumnType } from '../protocol/files'
import type { Reading, Source } from '../readers/batch'
import { createPause } from '../table/pause'
import { instead, READS, TYPES, type Writer, type Written, writerOf } from './column'

/** A column of a source, and what it is called and is to be in the file. */
export interface BroughtColumn {
  name: string
  stored: string
  type: ColumnType
}

interface Asked {
  column: BroughtColumn
  written: Written
}

const request = (asked: readonly Asked[]) =>
  asked.flatMap(({ column, written }) => READS[written].map((as) => ({ name: column.name, as })))

/** Where what each column reads begins. */
function places(asked: readonly Asked[]): number[] {
  let at = 0
  return asked.map(({ written }) => {
    const begin = at
    at += READS[written].length
    return begin
  })
}

/**
 * The rows of a source as an Arrow stream, as they stand in its files. A column whose cells are not all of its type is
 * text: whoever reads the file has to see what they say.
 */
export async function sourceStream(
  source: Source,
  columns: readonly BroughtColumn[],
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pause = createPause(signal)
  const asked = columns.map((column): Asked => ({ column, written: column.type }))

  const read = (of: readonly Asked[]): Reading =>
    source.read({ columns: request(of), read: {}, filters: [] }, { signal, onProgress: () => undefined })

  async function unreadableOf(of: readonly Asked[]): Promise<number> {
    const { batches, unreadable } = read(of)
    for await (const _ of batches) await pause()
    return unreadable.count
  }

  /** A row that cannot be read is left out; it must not be for a cell that nobody may ask for. */
  async function asTextWhereUnreadable(): Promise<boolean> {
    const anyway = await unreadableOf([{ column: columns[0]!, written: 'text' }])
    let changed = false
    for (const each of asked) {
      if (READS[each.written][0] === 'key' || (await unreadableOf([each])) === anyway) continue
      each.written = 'text'
      changed = true
    }
    return changed
  }

  /** Null where columns have to be written as something else. */
  async function attempt(): Promise<Uint8Array | null> {
    const reading = read(asked)
    const begins = places(asked)
    const schema = new Schema(asked.map(({ column, written }) => new Field(column.stored, TYPES[written], true)))
    const type = new Struct(schema.fields)
    let writers: readonly Writer[] | undefined
    const stream = new RecordBatchStreamWriter()
    stream.reset(undefined, schema)
    for await (const batch of reading.batches) {
      await pause()
      if (batch.rows === 0) continue
      writers ??= asked.map(({ written }, at) =>
        writerOf(written, reading.dictionaries[begins[at]! + READS[written].length - 1]),
      )
      const unfit = new Set<Asked>()
      const children: Data[] = []
      for (const [at, each] of asked.entries()) {
        const begin = begins[at]!
        const cells = writers[at]!(batch.columns.slice(begin, begin + READS[each.written].length))
        if (cells) children.push(cells)
        else unfit.add(each)
      }
      if (unfit.size > 0) {
        for (const each of unfit) each.written = instead(each.written)
        return null
      }
      stream.write(new RecordBatch(schema, makeData({ type, length: batch.rows, nullCount: 0, children })))
    }
    if (reading.unreadable.count > 0 && (await asTextWhereUnreadable())) return null
    return stream.finish().toUint8Array(true)
  }

  for (;;) {
    const stream = await attempt()
    if (stream) return stream
  }
}
