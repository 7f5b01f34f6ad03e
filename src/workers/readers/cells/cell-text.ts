import { cancelledError } from '../../../recipe/error'

/** Sets cells apart in text of our own making: hardly a cell holds it, so hardly one needs quotes. */
export const DELIMITER = '\x1f'
const DELIMITER_BYTE = 0x1f
const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** Handed to the browser at a time, which may keep it on disk. */
const PART = 1 << 20
/** Text that a small file may turn into by naming a long one again and again. */
const MOST_TEXT = 2 ** 31

export class TooMuchText extends Error {}

function needsQuotes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte <= QUOTE && (byte === QUOTE || byte === DELIMITER_BYTE || byte === LF || byte === CR)) return true
  }
  return false
}

/** A cell as it stands in the text. */
export function cellBytes(text: Uint8Array): Uint8Array {
  if (!needsQuotes(text, 0, text.length)) return text
  const quoted = new Uint8Array(text.length * 2 + 2)
  let to = 0
  quoted[to++] = QUOTE
  for (const byte of text) {
    if (byte === QUOTE) quoted[to++] = QUOTE
    quoted[to++] = byte
  }
  quoted[to++] = QUOTE
  return quoted.slice(0, to)
}

/** Records on their way into a text that is read like any other: UTF-8, one record a line. */
export class CellText {
  #parts: Blob[] = []
  #bytes = new Uint8Array(PART)
  #length = 0
  #before = 0
  /** Cells of the record under way. */
  #column = 0
  #blank = true
  readonly #most: number

  constructor(most = MOST_TEXT) {
    this.#most = most
  }

  /** Puts a cell that is ready to stand into a column of the record, behind those it has. */
  put(column: number, bytes: Uint8Array, start = 0, end = bytes.length): void {
    this.#reserve(column - this.#column + end - start)
    while (this.#column < column) {
      this.#bytes[this.#length++] = DELIMITER_BYTE
      this.#column++
    }
    if (end - start < 32) for (let at = start; at < end; at++) this.#bytes[this.#length++] = bytes[at]!
    else {
      this.#bytes.set(bytes.subarray(start, end), this.#length)
      this.#length += end - start
    }
    this.#blank = false
  }

  /** What has no cell at all is an empty line, or a record that is nothing but missing values. */
  endRecord(keepBlank = false): void {
    this.#reserve(3)
    if (this.#blank && keepBlank) {
      this.#bytes[this.#length++] = QUOTE
      this.#bytes[this.#length++] = QUOTE
    }
    this.#bytes[this.#length++] = LF
    this.#column = 0
    this.#blank = true
  }

  finish(header?: Uint8Array<ArrayBuffer>): Blob {
    this.#flush()
    return new Blob(header ? [header, ...this.#parts] : this.#parts)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    this.#flush()
    if (more > this.#bytes.length) this.#bytes = new Uint8Array(more)
  }

  #flush(): void {
    if (this.#length === 0) return
    this.#before += this.#length
    if (this.#before > this.#most) throw new TooMuchText('more text than a workbook has')
    this.#parts.push(new Blob([this.#bytes.subarray(0, this.#length)]))
    this.#length = 0
  }
}

/** How far a file has been taken in. */
export interface Watch {
  signal: AbortSignal
  onBytes(bytes: number): void
}

/** Chunks of a file, counted; ends where the call does. */
export async function* watched(chunks: ReadableStream<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  const reader = chunks.getReader()
  try {
    for (;;) {
      if (watch.signal.aborted) throw cancelledError()
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
