import { asUtf8, joined } from '../cells/utf8'

export class XmlDamage extends Error {}

/** What is told of a document, in its order. Names are without their prefix. */
export interface XmlHandler {
  /** Attributes stand in `bytes[start, end)`. */
  open(name: string, bytes: Uint8Array, start: number, end: number): void
  /** Of a text that is cut in two, both parts. Characters are still written as entities. */
  text?(bytes: Uint8Array, start: number, end: number): void
  close(name: string): void
}

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const BANG = 0x21
const QUESTION = 0x3f
const QUOTE = 0x22
const APOSTROPHE = 0x27
const COLON = 0x3a
const EQUALS = 0x3d
const BLANK = 0x20

/** No tag is longer, and no comment worth reading. */
const LONGEST_TAG = 1 << 24
const NOTHING = new Uint8Array(0)
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text)
const COMMENT = bytesOf('<!--')
const COMMENT_END = bytesOf('-->')
const CDATA = bytesOf('<![CDATA[')
const CDATA_END = bytesOf(']]>')
const INSTRUCTION_END = bytesOf('?>')

function begins(bytes: Uint8Array, at: number, what: Uint8Array): boolean {
  for (let i = 0; i < what.length; i++) if (bytes[at + i] !== what[i]) return false
  return true
}

function indexOf(bytes: Uint8Array, what: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(what[0]!, from); at >= 0; at = bytes.indexOf(what[0]!, at + 1)) {
    if (begins(bytes, at, what)) return at
  }
  return -1
}

/** Names are few and short: one string for each. */
const names = new Map<number, string>()

function nameOf(bytes: Uint8Array, start: number, end: number): string {
  let from = start
  for (let at = start; at < end; at++) if (bytes[at] === COLON) from = at + 1
  if (end - from > 4) return decoder.decode(bytes.subarray(from, end))
  let key = end - from
  for (let at = from; at < end; at++) key = key * 256 + bytes[at]!
  let name = names.get(key)
  if (name === undefined) {
    name = decoder.decode(bytes.subarray(from, end))
    if (names.size < 1000) names.set(key, name)
  }
  return name
}

/** Reads XML without ever holding more than a tag. Declares no entities: a document that does is refused. */
class XmlScanner {
  #rest: Uint8Array = NOTHING
  #depth = 0
  readonly #handler: XmlHandler

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  feed(chunk: Uint8Array): void {
    const bytes = this.#rest.length > 0 ? joined(this.#rest, chunk) : chunk
    this.#rest = NOTHING
    for (let at = 0; at < bytes.length; ) {
      // A loop: it is not far, and a call costs more.
      let lt = at
      while (lt < bytes.length && bytes[lt] !== LT) lt++
      if (lt > at) this.#handler.text?.(bytes, at, lt)
      if (lt === bytes.length) return
      at = this.#tag(bytes, lt)
      if (at < 0) {
        this.#rest = bytes.slice(lt)
        if (this.#rest.length > LONGEST_TAG) throw new XmlDamage('a tag without an end')
        return
      }
    }
  }

  finish(): void {
    if (this.#rest.length > 0 || this.#depth !== 0) throw new XmlDamage('ends in the middle')
  }

  /** Where what begins here ends; -1 where that is still to come. */
  #tag(bytes: Uint8Array, lt: number): number {
    const next = bytes[lt + 1]
    if (next === undefined) return -1
    if (next === BANG) return this.#special(bytes, lt)
    if (next === QUESTION) return behind(bytes, INSTRUCTION_END, lt)
    const nameStart = next === SLASH ? lt + 2 : lt + 1
    let at = nameStart
    let byte = bytes[at]!
    while (byte > BLANK && byte !== SLASH && byte !== GT) byte = bytes[++at]!
    const nameEnd = at
    while (byte !== GT) {
      if (byte === QUOTE || byte === APOSTROPHE) {
        do at++
        while (at < bytes.length && bytes[at] !== byte)
        if (at >= bytes.length) return -1
      } else if (at >= bytes.length) return -1
      byte = bytes[++at]!
    }
    const name = nameOf(bytes, nameStart, nameEnd)
    if (next === SLASH) {
      if (--this.#depth < 0) throw new XmlDamage('closed and never opened')
      this.#handler.close(name)
      return at + 1
    }
    const empty = bytes[at - 1] === SLASH
    this.#handler.open(name, bytes, nameEnd, empty ? at - 1 : at)
    if (empty) this.#handler.close(name)
    else this.#depth++
    return at + 1
  }

  #special(bytes: Uint8Array, lt: number): number {
    if (begins(bytes, lt, COMMENT)) return behind(bytes, COMMENT_END, lt + COMMENT.length)
    if (begins(bytes, lt, CDATA)) {
      const end = indexOf(bytes, CDATA_END, lt)
      if (end < 0) return -1
      const text = decoder.decode(bytes.subarray(lt + CDATA.length, end))
      const written = bytesOf(text.replaceAll('&', '&amp;'))
      this.#handler.text?.(written, 0, written.length)
      return end + CDATA_END.length
    }
    if (bytes.length - lt < CDATA.length) return -1
    throw new XmlDamage('declares what no workbook declares')
  }
}

function behind(bytes: Uint8Array, what: Uint8Array, from: number): number {
  const at = indexOf(bytes, what, from)
  return at < 0 ? -1 : at + what.length
}

export async function scanXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler)
  for await (const chunk of asUtf8(chunks)) scanner.feed(chunk)
  scanner.finish()
}

/** Calls with where each attribute stands; of its name, the last byte and its length tell those apart that are asked. */
export function eachAttribute(
  bytes: Uint8Array,
  start: number,
  end: number,
  tell: (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => void,
): void {
  for (let at = start; at < end; ) {
    while (at < end && bytes[at]! <= BLANK) at++
    const nameStart = at
    while (at < end && bytes[at] !== EQUALS && bytes[at]! > BLANK) at++
    const nameEnd = at
    while (at < end && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at++
    if (at >= end) return
    const valueStart = at + 1
    const quote = bytes[at]
    let valueEnd = valueStart
    while (valueEnd < end && bytes[valueEnd] !== quote) valueEnd++
    if (valueEnd === end) return
    tell(nameStart, nameEnd, valueStart, valueEnd)
    at = valueEnd + 1
  }
}

/** Attributes by name, without their prefixes. */
export function attributesOf(bytes: Uint8Array, start: number, end: number): Map<string, string> {
  const found = new Map<string, string>()
  eachAttribute(bytes, start, end, (nameStart, nameEnd, valueStart, valueEnd) => {
    found.set(nameOf(bytes, nameStart, nameEnd), plainText(bytes, valueStart, valueEnd))
  })
  return found
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
}

/** Text as it was meant; what is no entity of XML stands for itself. */
export function plainText(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, end))
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(/&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name]!
    return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
  })
}
