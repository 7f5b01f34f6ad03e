import type { About } from '../protocol/store'
import { checksum } from './checksum'
import { storeFaults } from './sentences'

/** Of manifests, and with them of all they name. What cannot be read by older builds is a new one. */
export const FORMAT = 1

/** A thing that is kept, in a file of its own. */
export interface Entry {
  file: string
  bytes: number
  checksum: number
  /** When it was kept, in ms since 1970. */
  time: number
}

/** All that a workspace is: what it names is there, what it does not name is nothing. */
export interface Manifest {
  about: About
  entries: Readonly<Record<string, Entry>>
  /** Put away at this time, to be cleared unless it is wanted back. */
  removed?: number
}

/** What a slot on the disk says. `newer` is whole, and more than we understand. */
export type Slot = { generation: number } & ({ manifest: Manifest } | { newer: number })

/** How a document of each older format becomes one of the next. */
export type Migrations = Readonly<Record<number, (document: never) => unknown>>

const MAGIC = 0x544b5342
/** magic, checksum of all behind it, format, length, generation. */
const HEAD = 24
/** A slot keeps the room it once had, so that what frees space always finds room to say so. */
const STEP = 1 << 14

export function encodeSlot(generation: number, manifest: Manifest, format = FORMAT): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(manifest))
  const bytes = new Uint8Array(Math.ceil((HEAD + text.length) / STEP) * STEP)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(8, format, true)
  view.setUint32(12, text.length, true)
  view.setFloat64(16, generation, true)
  bytes.set(text, HEAD)
  view.setUint32(4, checksum(bytes.subarray(8, HEAD + text.length)), true)
  return bytes
}

/** Null where the bytes are no slot, or one that was not written to its end. */
export function decodeSlot(bytes: Uint8Array, migrations: Migrations = {}): Slot | null {
  if (bytes.length < HEAD) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== MAGIC) return null
  const format = view.getUint32(8, true)
  const length = view.getUint32(12, true)
  const generation = view.getFloat64(16, true)
  if (HEAD + length > bytes.length) return null
  if (checksum(bytes.subarray(8, HEAD + length)) !== view.getUint32(4, true)) return null
  if (format > FORMAT) return { generation, newer: format }
  let document: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + length)))
  for (let from = format; from < FORMAT; from++) {
    const migrate = migrations[from]
    if (!migrate) throw storeFaults.damaged(`format ${from}`)
    document = migrate(document as never)
  }
  return { generation, manifest: document as Manifest }
}
