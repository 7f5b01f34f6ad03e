import { BasketeerError } from '../../../recipe/error'
import type { ReadOptions } from '../../../recipe/schema'
import type { InputFile } from '../../protocol/files'
import type { ReadProgress, Source } from '../batch'
import { type Watch, watched } from '../cells/cell-text'
import { type CellFile, openCells } from '../cells/open'
import { asUtf8 } from '../cells/utf8'
import type { CsvOptions } from '../csv/open'
import { gunzipped } from '../gunzip'
import { MOST_KEYS, Records, TooManyKeys } from './records'
import { jsonFaults } from './sentences'
import { JsonDamage } from './syntax'
import { LongEntry, NoObject, SeveralLists, walkJson } from './walk'

async function contentOf({ file }: InputFile, watch: Watch): Promise<AsyncIterable<Uint8Array>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        watch.onBytes(chunk.length)
        controller.enqueue(chunk)
      },
    }),
  )
  const plain = first === 0x1f && second === 0x8b ? gunzipped(counted) : counted
  return asUtf8(watched(plain, watch))
}

async function cellsOf(input: InputFile, decimal: '.' | ',', watch: Watch): Promise<CellFile> {
  const records = new Records(decimal)
  const { name } = input
  const entry = () => records.count + 1
  try {
    await walkJson(await contentOf(input, watch), records)
  } catch (cause) {
    if (cause instanceof BasketeerError) throw cause
    if (cause instanceof SeveralLists) throw jsonFaults.severalLists({ name, ...cause.lists }, cause)
    if (cause instanceof NoObject) throw jsonFaults.noObject({ name, entry: entry() }, cause)
    if (cause instanceof LongEntry) throw jsonFaults.longEntry({ name, entry: entry() }, cause)
    if (cause instanceof TooManyKeys) throw jsonFaults.tooManyKeys({ name, most: MOST_KEYS }, cause)
    if (cause instanceof JsonDamage || cause instanceof TypeError)
      throw jsonFaults.damaged({ name, entry: entry() }, cause)
    throw cause
  }
  if (records.count === 0) throw jsonFaults.noRows({ name })
  return { input, text: records.finish(), rows: records.count, decimal: records.decimals ? decimal : undefined }
}

/** Objects of one shape as one table: a list of them, one a line, or the one list in an object. */
export async function openJson(
  files: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  onProgress: (p: ReadProgress) => void = () => undefined,
  options?: CsvOptions,
): Promise<Source> {
  const given = read ?? {}
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  let done = 0
  const watch: Watch = {
    signal,
    onBytes(bytes) {
      done += bytes
      onProgress({ done, total })
    },
  }
  const cells: CellFile[] = []
  for (const input of files) cells.push(await cellsOf(input, given.decimal ?? '.', watch))
  return openCells(cells, given, signal, { format: 'json', cells: 'records' }, options)
}
