import type { ReadOptions } from '../../../recipe/schema'
import type { InputFile } from '../../protocol/files'
import type { Block } from './block'
import { openBytes } from './bytes'
import { guessDialect } from './dialect'
import { byteOf, canonicalEncoding, detectEncoding, isUtf8, needsTranscoding, probeEncoding } from './encoding'
import { csvFaults } from './sentences'
import type { Dialect } from './spec'
import { Tokeniser } from './tokeniser'

export interface SniffedFile {
  name: string
  blob: Blob
  dialect: Dialect
  names: string[]
}

/** Looks at the first bytes of a file: packing, encoding, delimiter, header, shape. */
export async function sniffFile(
  { name, file }: InputFile,
  given: ReadOptions,
  sampleBytes: number,
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
  const hint = /^sep=(.)\r?\n/.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  if (body.trim() === '' && last) throw csvFaults.empty({ name })

  if (given.delimiter !== undefined) requireDelimiter(given.delimiter, encoding)
  const hinted = hint?.[1] !== undefined && mayDelimit(hint[1]) && byteOf(hint[1], encoding) !== undefined
  const guess = guessDialect(body, last, hinted ? { delimiter: hint[1], ...given } : given)
  const bodyStart = mark + (hint ? hint[0].length : 0)
  const { delimiter, header, width, ragged, names } = guess
  const delimiterByte = byteOf(delimiter, encoding)!
  const block = { bytes, length, last }
  const start = header ? behindHeader(name, block, bodyStart, delimiterByte) : { at: bodyStart, line: 0 }
  return {
    name,
    blob: file,
    names,
    dialect: {
      encoding,
      gzip,
      delimiter,
      delimiterByte,
      header,
      width,
      ragged,
      dataStart: start.at,
      dataLine: start.line + (hint ? 1 : 0),
    },
  }
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
function behindHeader(name: string, block: Block, start: number, delimiter: number): { at: number; line: number } {
  const tokeniser = new Tokeniser({
    delimiter,
    width: 1,
    ragged: true,
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
