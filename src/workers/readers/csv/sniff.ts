import type { ReadOptions } from '../../../recipe/schema'
import type { InputFile } from '../../protocol/files'
import type { Block } from './block'
import { openBytes } from './bytes'
import { evenRows, guessDialect } from './dialect'
import { byteOf, canonicalEncoding, detectEncoding, isUtf8, needsTranscoding, probeEncoding } from './encoding'
import { totalRecords } from './framing'
import { splitRecords } from './records'
import { csvFaults } from './sentences'
import type { CellsOf, Dialect } from './spec'
import { bytesOf, tailOf } from './tail'
import { Tokeniser } from './tokeniser'

export interface SniffedFile {
  name: string
  blob: Blob
  dialect: Dialect
  names: string[]
  /** Lines around the table that are left out. */
  skipped: { titles: number; totals: number }
}

/** Looks at the first bytes of a file: packing, encoding, delimiter, header, shape. */
export async function sniffFile(
  { name, file }: InputFile,
  given: ReadOptions,
  sampleBytes: number,
  cells?: CellsOf,
): Promise<SniffedFile> {
  if (file.size === 0) throw csvFaults.empty({ name })
  const head = await openBytes(file, { name, encoding: 'utf-8', gzip: false }).read(0, 4)
  const gzip = head.bytes[0] === 0x1f && head.bytes[1] === 0x8b
  const raw = await openBytes(file, { name, encoding: 'utf-8', gzip }).read(0, sampleBytes)
  const rawBytes = raw.bytes.subarray(0, raw.length)
  if (rawBytes.length === 0) throw csvFaults.empty({ name })

  const encoding = await chooseEncoding(name, rawBytes, raw.last, given.encoding, gzip ? undefined : file)
  const source = openBytes(file, { name, encoding, gzip })
  const { bytes, length, last } = await source.read(0, sampleBytes)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const decoder = new TextDecoder(needsTranscoding(encoding) ? 'utf-8' : encoding)
  const text = decoder.decode(bytes.subarray(mark, length), { stream: !last })
  const hint = cells === undefined ? /^sep=(.)\r?\n/.exec(text) : null
  const body = hint ? text.slice(hint[0].length) : text
  if (body.trim() === '' && last) throw csvFaults.empty({ name })

  if (given.delimiter !== undefined) requireDelimiter(given.delimiter, encoding)
  const hinted = hint?.[1] !== undefined && mayDelimit(hint[1]) && byteOf(hint[1], encoding) !== undefined
  const guess = guessDialect(body, last, hinted ? { delimiter: hint[1], ...given } : given, cells)
  const { delimiter, header, width, ragged, names, titles } = guess
  const above = text.slice(0, text.length - body.length + guess.start)
  const tableStart = mark + bytesOf(above, encoding)
  const linesAbove = (cells === undefined ? above : above.replace(/"[^"]*"/g, '')).match(/\r\n|\n|\r/g)?.length ?? 0
  const delimiterByte = byteOf(delimiter, encoding)!
  const block = { bytes, length, last }
  const start = header ? behindHeader(name, block, tableStart, delimiterByte, cells) : { at: tableStart, line: 0 }
  // Without a header nobody knows what a line of the table looks like.
  const whole = ragged || !header || cells === 'records'
  const place = { name, file, dataStart: start.at }
  const totals = whole ? NO_TOTALS : await findTotals(place, { encoding, gzip, delimiter }, guess.rows, cells)
  return {
    name,
    blob: totals.inFile === undefined ? file : file.slice(0, totals.inFile),
    names,
    skipped: { titles, totals: totals.count },
    dialect: {
      cells,
      encoding,
      gzip,
      delimiter,
      delimiterByte,
      header,
      width,
      ragged,
      dataStart: start.at,
      dataEnd: totals.unpacked,
      // Entries are counted from the first.
      dataLine: cells === 'records' ? 0 : start.line + linesAbove,
    },
  }
}

interface Totals {
  count: number
  inFile?: number
  unpacked?: number
}

const NO_TOTALS: Totals = { count: 0 }

/** The lines at the end of a file that sum it up, and where the first of them begins. */
async function findTotals(
  { name, file, dataStart }: { name: string; file: Blob; dataStart: number },
  format: { encoding: string; gzip: boolean; delimiter: string },
  rows: string[][],
  cells: CellsOf | undefined,
): Promise<Totals> {
  // What is damaged says so where it is read.
  const tail = await tailOf(name, file, dataStart, format).catch(() => null)
  if (!tail) return NO_TOTALS
  const { text, whole } = tail
  const { rows: last, starts, unclosed } = splitRecords(text, format.delimiter, Number.POSITIVE_INFINITY, true)
  if (unclosed) return NO_TOTALS
  // What a cut begins with may be the end of a record, or of a cell.
  const known = whole ? last : last.slice(1)
  const count = totalRecords(cells === undefined ? known : evenRows(known, rows[0]?.length ?? 0), rows)
  return count === 0 ? NO_TOTALS : { count, ...tail.placeOf(text.slice(0, starts.at(-count))) }
}

async function chooseEncoding(
  name: string,
  sample: Uint8Array,
  complete: boolean,
  given: string | undefined,
  plain: Blob | undefined,
): Promise<string> {
  if (given === undefined) {
    return detectEncoding(sample, complete) ?? (plain && !complete ? probeEncoding(plain, sample.length) : 'utf-8')
  }
  const encoding = canonicalEncoding(given)
  if (encoding === 'utf-8' && !isUtf8(sample, complete)) {
    throw csvFaults.notUtf8({ name, encoding: detectEncoding(sample, complete) ?? 'windows-1252' })
  }
  return encoding
}

/** Quotes and ends of lines have a meaning of their own. */
const mayDelimit = (delimiter: string) => !['"', '\r', '\n'].includes(delimiter)

function requireDelimiter(delimiter: string, encoding: string): void {
  if (!mayDelimit(delimiter)) throw csvFaults.noDelimiter()
  if (byteOf(delimiter, encoding) === undefined) throw csvFaults.wideDelimiter({ delimiter, encoding })
}

/** Where the first record after the header starts. */
function behindHeader(
  name: string,
  block: Block,
  start: number,
  delimiter: number,
  cells: CellsOf | undefined,
): { at: number; line: number } {
  const tokeniser = new Tokeniser({
    delimiter,
    width: 1,
    ragged: true,
    ofCells: cells !== undefined,
    wanted: [],
    report: () => undefined,
  })
  tokeniser.feed(block, start)
  while (tokeniser.rows === 0) {
    const cut = tokeniser.cut(tokeniser.at + 1)
    if (tokeniser.rows > 0 || cut === 'end') break
    if (cut === 'more') {
      throw csvFaults.endlessHeader({ name, bytes: block.length })
    }
  }
  return { at: tokeniser.at, line: tokeniser.line }
}
