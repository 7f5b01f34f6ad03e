import { crc32 } from '../../../export/crc32'
import { createPause } from '../../table/pause'
import type { Watch } from '../cells/cell-text'

/** Why an archive cannot be unpacked. */
export class ZipDamage extends Error {}
/** What unpacks to more than anybody has written. */
export class ZipBomb extends Error {}
/** Its entries are encrypted. */
export class ZipLocked extends Error {}

export interface ZipEntry {
  name: string
  locked: boolean
  method: number
  crc: number
  packed: number
  size: number
  /** Where its own header is. */
  at: number
}

const END = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const LOCATOR = 0x07064b50
const LOCATOR_BYTES = 20
const END_64 = 0x06064b50
const END_64_BYTES = 56
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const ZIP_64 = 0x0001
const FULL = 0xffffffff

const MOST_DIRECTORY = 1 << 26
/** Sheets shrink to a tenth, of cells that are all alike and say not where they stand to a 350th; a bomb to a thousandth. */
const MOST_RATIO = 500
/** Below this nobody minds how well it was packed. */
const HARMLESS = 1 << 26
const MOST_UNPACKED = 2 ** 32

function requireThat(holds: boolean, what: string): asserts holds {
  if (!holds) throw new ZipDamage(what)
}

async function viewOf(blob: Blob, from: number, bytes: number): Promise<DataView> {
  requireThat(from >= 0 && from + bytes <= blob.size, 'a place behind the end')
  return new DataView(await blob.slice(from, from + bytes).arrayBuffer())
}

const uint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

interface Directory {
  entries: number
  bytes: number
  at: number
}

async function findDirectory(blob: Blob): Promise<Directory> {
  const bytes = Math.min(blob.size, END_BYTES + LONGEST_COMMENT)
  const from = blob.size - bytes
  const view = await viewOf(blob, from, bytes)
  let end = bytes - END_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END) end--
  requireThat(end >= 0, 'no directory')
  const found = {
    entries: view.getUint16(end + 10, true),
    bytes: view.getUint32(end + 12, true),
    at: view.getUint32(end + 16, true),
  }
  if (found.entries !== 0xffff && found.bytes !== FULL && found.at !== FULL) return found
  const locator = from + end - LOCATOR_BYTES
  if (locator < 0) return found
  const wide = await viewOf(blob, locator, LOCATOR_BYTES)
  if (wide.getUint32(0, true) !== LOCATOR) return found
  const last = await viewOf(blob, uint64(wide, 8), END_64_BYTES)
  requireThat(last.getUint32(0, true) === END_64, 'no wide directory')
  return { entries: uint64(last, 32), bytes: uint64(last, 40), at: uint64(last, 48) }
}

/** Sizes and places of four gigabytes and more stand in a field of their own. */
function widen(entry: ZipEntry, view: DataView, from: number, to: number): void {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + view.getUint16(at + 2, true)
    requireThat(end <= to, 'a field behind its end')
    if (view.getUint16(at, true) === ZIP_64) {
      let next = at + 4
      for (const field of ['size', 'packed', 'at'] as const) {
        if (entry[field] !== FULL) continue
        requireThat(next + 8 <= end, 'a size that is missing')
        entry[field] = uint64(view, next)
        next += 8
      }
    }
    at = end
  }
}

/** What an archive holds, as its directory has it. */
export async function readDirectory(blob: Blob): Promise<Map<string, ZipEntry>> {
  const directory = await findDirectory(blob)
  requireThat(directory.bytes <= MOST_DIRECTORY, 'a directory without an end')
  const view = await viewOf(blob, directory.at, directory.bytes)
  const decoder = new TextDecoder()
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let count = 0; count < directory.entries; count++) {
    requireThat(at + CENTRAL_BYTES <= view.byteLength && view.getUint32(at, true) === CENTRAL, 'no entry')
    const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    requireThat(extraEnd <= view.byteLength, 'an entry behind the end')
    const entry: ZipEntry = {
      // Some writers separate folders as Windows does.
      name: decoder
        .decode(new Uint8Array(view.buffer, at + CENTRAL_BYTES, nameEnd - at - CENTRAL_BYTES))
        .replaceAll('\\', '/'),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    widen(entry, view, nameEnd, extraEnd)
    entries.set(entry.name.toLowerCase(), entry)
    at = extraEnd + view.getUint16(at + 32, true)
  }
  return entries
}

const STORED = 0
const DEFLATED = 8

/** The content of an entry, piece by piece, checked against what the directory says of it. */
export async function* unpack(blob: Blob, entry: ZipEntry, watch: Watch): AsyncGenerator<Uint8Array> {
  if (entry.locked) throw new ZipLocked(entry.name)
  requireThat(entry.method === STORED || entry.method === DEFLATED, `method ${entry.method}`)
  const local = await viewOf(blob, entry.at, LOCAL_BYTES)
  requireThat(local.getUint32(0, true) === LOCAL, 'no header')
  const from = entry.at + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true)
  requireThat(from + entry.packed <= blob.size, 'content behind the end')
  const most = Math.min(MOST_UNPACKED, Math.max(HARMLESS, entry.packed * MOST_RATIO))
  if (entry.size > most) throw new ZipBomb(`${entry.packed} to ${entry.size}`)
  const packed = blob
    .slice(from, from + entry.packed)
    .stream()
    .pipeThrough(counted(watch))
  const reader = (
    entry.method === STORED ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'))
  ).getReader()
  let size = 0
  let crc = 0
  // What is unpacked and waiting comes without a look at the message queue: a cancel would wait for all of it.
  const pause = createPause(watch.signal)
  try {
    for (;;) {
      await pause()
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new ZipDamage(`${entry.name}: ${cause}`)
      })
      if (done) break
      size += value.length
      if (size > most) throw new ZipBomb(`${entry.packed} to more than ${size}`)
      crc = crc32(value, crc)
      yield value
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
  requireThat(size === entry.size && crc === entry.crc, `${entry.name} is another`)
}

function counted(watch: Watch): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      watch.onBytes(chunk.length)
      controller.enqueue(chunk)
    },
  })
}
