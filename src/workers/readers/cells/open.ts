import type { ReadOptions } from '../../../recipe/schema'
import type { FileFormat, InputFile, SourceInfo } from '../../protocol/files'
import type { Source } from '../batch'
import { type CsvOptions, openCsv } from '../csv/open'
import { fingerprintOf } from '../profile'
import { DELIMITER } from './cell-text'

/** A file whose cells have become text. */
export interface CellFile {
  input: InputFile
  text: Blob
  /** Records that are no empty lines. */
  rows: number
  /** What a decimal in it looks like, where there is one that is no text. */
  decimal: ReadOptions['decimal']
}

interface Described {
  format: FileFormat
  /** `sheet` has titles, totals and notes around a table, `records` have names and nothing else. */
  cells: NonNullable<CsvOptions['cells']>
  /** Found beside what text is asked: goes into what is said of reading. */
  read?: ReadOptions
  info?: Partial<SourceInfo>
}

/**
 * Cells that stand in some other format, as one table. They are read as text is, since they were typed by the same
 * people: titles above, totals below, numbers and dates as text.
 */
export async function openCells(
  files: readonly CellFile[],
  given: ReadOptions,
  signal: AbortSignal,
  { format, cells, read = {}, info = {} }: Described,
  options: CsvOptions = {},
): Promise<Source> {
  const { sheet: _, encoding: __, delimiter: ___, merged: ____, ...asked } = given
  const decimal = asked.decimal ?? files.find((file) => file.decimal !== undefined)?.decimal
  const source = await openCsv(
    files.map(({ input, text }) => ({ ...input, file: text, stamp: 0 })),
    {
      ...asked,
      ...(decimal === undefined ? {} : { decimal }),
      ...(cells === 'records' ? { header: true, nullValues: asked.nullValues ?? [''] } : {}),
      delimiter: DELIMITER,
      encoding: 'utf-8',
    },
    signal,
    { ...options, cells },
  )
  const { encoding: _____, delimiter: ______, ...found } = source.info.read
  const inputs = files.map(({ input }) => input)
  const { skipped = { titles: 0, totals: 0 } } = source.info
  const around = skipped.titles + skipped.totals + (cells === 'sheet' && found.header ? files.length : 0)
  const columns = source.info.columns.map(({ name }) => name)
  return {
    ...source,
    info: {
      ...source.info,
      format,
      files: inputs.map(({ name, file }) => ({ name, bytes: file.size })),
      rows: Math.max(0, files.reduce((sum, { rows }) => sum + rows, 0) - around),
      rowsExact: true,
      bytes: inputs.reduce((sum, { file }) => sum + file.size, 0),
      read: { ...found, ...read },
      fingerprint: fingerprintOf(inputs, read.sheet === undefined ? columns : [read.sheet, ...columns]),
      ...info,
    },
  }
}
