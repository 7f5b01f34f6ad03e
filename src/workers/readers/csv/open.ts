import { BasketeerError } from '../../../recipe/error'
import type { ReadOptions } from '../../../recipe/schema'
import type { InputFile, SourceInfo } from '../../protocol/files'
import { createPause } from '../../table/pause'
import type { Source } from '../batch'
import { describeSource } from './info'
import { planScan } from './plan'
import { createPool, type ScanPool } from './pool'
import { createReading } from './reading'
import { distinctValues, takeSample } from './sample'
import { csvFaults } from './sentences'
import { type SniffedFile, sniffFile } from './sniff'
import type { CellsOf } from './spec'
import { type Guess, guessTypes } from './types'

/** Bytes looked at in the first file; types are guessed from these. */
const SAMPLE = 1 << 20
/** Bytes looked at in every further file, of which only the shape must be known. */
const FURTHER_SAMPLE = 1 << 16

export interface CsvOptions {
  /**
   * Text that was made of cells, a record a line: records may end early or go on behind the table. A `sheet` has titles
   * and totals around its table, `records` have their names in front and nothing else.
   */
  cells?: CellsOf
  /** For tests: scanners to use in place of workers, and bytes per piece. */
  pool?: () => ScanPool
  chunkBytes?: number
}

/**
 * Opens one or several delimited text files as one table; columns are matched by name.
 *
 * List layout comes in two forms. In a regular file a cell of a `list` column holds all items, set apart by whichever
 * of `,` `;` `|` and tab most cells have (brackets around the list and quotes around the items are taken off). In a
 * ragged file, one basket a line, the last column (`items` without a header) takes all remaining cells; a first column
 * that never repeats becomes `column1`, the basket's key, else there is none and the row number is the basket.
 */
export async function openCsv(
  files: InputFile[],
  read: ReadOptions | undefined,
  signal: AbortSignal,
  options: CsvOptions = {},
): Promise<Source> {
  const given = read ?? {}
  const sniffed: SniffedFile[] = []
  const pause = createPause(signal)
  for (const file of files) {
    await pause()
    const before = sniffed[0]
    // Files of one shape have a header or have none; a small one could not be asked for itself.
    sniffed.push(
      before
        ? await sniffFurther(file, { ...given, header: before.dialect.header }, options.cells)
        : await sniffFile(file, given, SAMPLE, options.cells),
    )
  }
  const [first] = sniffed
  if (!first) throw csvFaults.noFile()
  for (const other of sniffed.slice(1)) requireSameColumns(first, other)

  await pause()
  const sample = await takeSample(first, SAMPLE)
  await pause()
  const guess = guessTypes(distinctValues(sample.cells), given)
  const samples = [sample]
  for (const other of sniffed.slice(1)) {
    await pause()
    samples.push(await takeSample(other, FURTHER_SAMPLE))
  }
  await pause()
  const info = describeSource(files, sniffed, samples, guess, given)
  return createSource(info, sniffed, guess, options)
}

async function sniffFurther(file: InputFile, given: ReadOptions, cells: CellsOf | undefined): Promise<SniffedFile> {
  try {
    return await sniffFile(file, given, FURTHER_SAMPLE, cells)
  } catch (cause) {
    // Its header may be longer than the look was.
    if (cause instanceof BasketeerError && cause.code === 'file-unreadable')
      return sniffFile(file, given, SAMPLE, cells)
    throw cause
  }
}

function requireSameColumns(first: SniffedFile, other: SniffedFile): void {
  const known = new Set(first.names)
  const found = new Set(other.names)
  const missing = first.names.find((name) => !found.has(name))
  const extra = other.names.find((name) => !known.has(name))
  if (missing === undefined && extra === undefined && first.dialect.ragged === other.dialect.ragged) return
  const files = { name: other.name, first: first.name }
  throw missing === undefined
    ? csvFaults.extraColumn({ ...files, column: extra ?? 'of lists' })
    : csvFaults.missingColumn({ ...files, column: missing })
}

function createSource(info: SourceInfo, sniffed: SniffedFile[], guess: Guess, options: CsvOptions): Source {
  const pools = new Set<ScanPool>()
  const idle: ScanPool[] = []
  let closed = false

  function borrow(): Promise<ScanPool> {
    if (closed) throw csvFaults.closed({ name: info.name })
    const pool = idle.pop() ?? options.pool?.() ?? createPool(info.bytes)
    pools.add(pool)
    return Promise.resolve(pool)
  }

  function giveBack(pool: ScanPool, usable: boolean): void {
    if (usable && !closed) idle.push(pool)
    else {
      pool.close()
      pools.delete(pool)
    }
  }

  return {
    info,
    read(request, { signal, onProgress }) {
      const spec = planScan(info, sniffed, guess, request)
      return createReading(spec, borrow, giveBack, { signal, onProgress, chunkBytes: options.chunkBytes })
    },
    close() {
      closed = true
      for (const pool of pools) pool.close()
    },
  }
}
