import type { ReadOptions } from '../../../src/recipe/schema'
import type { InputFile } from '../../../src/workers/protocol/files'
import type { Source } from '../../../src/workers/readers/batch'
import { openSource, sniffFormat } from '../../../src/workers/readers/open'
import type { Opener } from '../../../src/workers/readers/opener'
import { openParquet } from '../../../src/workers/readers/parquet/open'
import { connectFuzzed } from './parquet'

const never = () => new AbortController().signal

/** As the data worker opens files, but for the worker that decodes Parquet. */
export async function open(
  files: InputFile[],
  read?: ReadOptions,
  signal: AbortSignal = never(),
  openers: readonly Opener[] = [],
): Promise<Source> {
  const [first] = files
  const parquet = files.length === 1 && first && (await sniffFormat(first)) === 'parquet'
  return parquet ? openParquet(files, signal, connectFuzzed) : openSource(files, read, signal, openers)
}

export const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'file.bin'): InputFile => ({
  name,
  file: new Blob([bytes]),
})

const WANTED = {
  list: ['list'],
  text: ['key', 'list'],
  boolean: ['key', 'flag'],
  integer: ['key', 'number'],
  number: ['key', 'number'],
  date: ['key', 'time'],
  timestamp: ['key', 'time'],
} as const

/** Columns looked at in a file that has thousands. */
const MOST = 20

/** Reads every column in every way it may be wanted; the rows. */
export async function readWhole(source: Source): Promise<number> {
  const columns = source.info.columns
    .slice(0, MOST)
    .flatMap(({ name, type }) => WANTED[type].map((as) => ({ name, as })))
  const reading = source.read(
    { columns, read: source.info.read, filters: [] },
    { signal: never(), onProgress: () => undefined },
  )
  let rows = 0
  for await (const batch of reading.batches) rows += batch.rows
  for (const dictionary of reading.dictionaries) {
    for (let code = 0; code < (dictionary?.size ?? 0); code++) dictionary?.label(code)
  }
  return rows
}
