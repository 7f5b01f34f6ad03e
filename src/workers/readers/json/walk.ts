import type { Records } from './records'
import { BYTES, behindSpace, isSpace, JsonDamage, valueEnd } from './syntax'

export class NoObject extends Error {}
export class LongEntry extends Error {}
export class SeveralLists extends Error {
  constructor(readonly lists: { first: string; second: string }) {
    super('several lists')
  }
}

/** Seen of a file before it is decided whether its first object is a row or holds the rows. */
const LOOK = 1 << 20
const LONGEST_ENTRY = 1 << 26
const NOTHING = new Uint8Array(0)
const decoder = new TextDecoder()

/** What has come of a file and has not been taken. */
class Window {
  bytes: Uint8Array = NOTHING
  at = 0
  ended = false
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** At least twice of what is there, so that looking for an end again and again costs little. */
  async more(): Promise<void> {
    const left = this.bytes.length - this.at
    if (left > LONGEST_ENTRY) throw new LongEntry()
    const parts: Uint8Array[] = []
    let length = 0
    while (length <= left && !this.ended) {
      const next = await this.#chunks.next()
      if (next.done) this.ended = true
      else {
        parts.push(next.value)
        length += next.value.length
      }
    }
    const bytes = new Uint8Array(left + length)
    bytes.set(this.bytes.subarray(this.at))
    let to = left
    for (const part of parts) {
      bytes.set(part, to)
      to += part.length
    }
    this.bytes = bytes
    this.at = 0
  }

  /** The next byte that is no space; undefined at the end. */
  async next(): Promise<number | undefined> {
    for (;;) {
      this.at = behindSpace(this.bytes, this.at, this.bytes.length)
      if (this.at < this.bytes.length) return this.bytes[this.at]
      if (this.ended) return undefined
      await this.more()
    }
  }

  async expect(mark: number): Promise<void> {
    if ((await this.next()) !== mark) throw new JsonDamage('another mark')
    this.at++
  }

  /** Where the value that begins here ends. */
  async valueEnd(): Promise<number> {
    for (;;) {
      const end = valueEnd(this.bytes, this.at, this.bytes.length)
      if (end >= 0) return end
      if (this.ended) throw new JsonDamage('ends in the middle')
      await this.more()
    }
  }

  async release(): Promise<void> {
    await this.#chunks.return?.()
  }
}

/** Whether the first object goes on to hold lists of objects, and nothing comes behind it. */
async function isWrapper(window: Window): Promise<boolean> {
  while (!window.ended && window.bytes.length - window.at < LOOK) await window.more()
  const { bytes, at, ended } = window
  const end = valueEnd(bytes, at, bytes.length)
  if (end >= 0 && (!ended || behindSpace(bytes, end, bytes.length) < bytes.length)) return false
  if (end < 0 && ended) throw new JsonDamage('ends in the middle')
  return holdsList(bytes, at + 1, end < 0 ? bytes.length : end)
}

/** Whether a value of the object that has opened is a list that begins with an object. */
function holdsList(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const byte = bytes[at]!
    if (isSpace(byte) || byte === BYTES.COMMA || byte === BYTES.COLON) at++
    else if (byte === BYTES.CLOSE) return false
    else {
      if (byte === BYTES.OPEN_LIST && bytes[behindSpace(bytes, at + 1, end)] === BYTES.OPEN) return true
      const next = valueEnd(bytes, at, end)
      if (next <= at) return false
      at = next
    }
  }
  return false
}

async function list(window: Window, records: Records): Promise<void> {
  window.at++
  if ((await window.next()) === BYTES.CLOSE_LIST) {
    window.at++
    return
  }
  for (;;) {
    await record(window, records)
    const mark = await window.next()
    window.at++
    if (mark === BYTES.CLOSE_LIST) return
    if (mark !== BYTES.COMMA) throw new JsonDamage('no comma')
  }
}

async function record(window: Window, records: Records): Promise<void> {
  const first = await window.next()
  if (first === undefined) throw new JsonDamage('ends in the middle')
  if (first !== BYTES.OPEN) throw new NoObject()
  const end = await window.valueEnd()
  records.add(window.bytes, window.at, end)
  window.at = end
}

/** The one list of objects in an object; whatever else it holds is no row. */
async function wrapped(window: Window, records: Records): Promise<void> {
  let first: string | undefined
  window.at++
  for (;;) {
    if ((await window.next()) !== BYTES.QUOTE) throw new JsonDamage('no key')
    const keyEnd = await window.valueEnd()
    const key = decoder.decode(window.bytes.subarray(window.at + 1, keyEnd - 1))
    window.at = keyEnd
    await window.expect(BYTES.COLON)
    if ((await window.next()) === BYTES.OPEN_LIST && (await opensObject(window))) {
      if (first !== undefined) throw new SeveralLists({ first, second: key })
      first = key
      await list(window, records)
    } else window.at = await window.valueEnd()
    const mark = await window.next()
    window.at++
    if (mark === BYTES.CLOSE) return
    if (mark !== BYTES.COMMA) throw new JsonDamage('no comma')
  }
}

async function opensObject(window: Window): Promise<boolean> {
  for (;;) {
    const at = behindSpace(window.bytes, window.at + 1, window.bytes.length)
    if (at < window.bytes.length) return window.bytes[at] === BYTES.OPEN
    if (window.ended) return false
    await window.more()
  }
}

/** Takes the objects of a file one after the other, in bounded memory. */
export async function walkJson(chunks: AsyncIterable<Uint8Array>, records: Records): Promise<void> {
  const window = new Window(chunks)
  try {
    const first = await window.next()
    if (first === BYTES.OPEN_LIST) await list(window, records)
    else if (first === BYTES.OPEN && (await isWrapper(window))) await wrapped(window, records)
    else {
      // One object a line; a comma between them does no harm.
      for (let next = first; next !== undefined; next = await window.next()) {
        if (next === BYTES.COMMA && records.count > 0) window.at++
        else await record(window, records)
      }
    }
    if ((await window.next()) !== undefined) throw new JsonDamage('something behind the end')
  } finally {
    await window.release()
  }
}
