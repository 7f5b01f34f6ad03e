import type { About } from '../protocol/store'
import { checksum } from './checksum'
import { decodeSlot, type Entry, encodeSlot } from './manifest'
import { storeFaults } from './sentences'
import { piecesOf } from './write-file'

/** `BASKETEER WORKSPACE`, how long the manifest is, the manifest as on the disk, and all it names one after the other. */
const MAGIC = 'BASKETEER WORKSPACE\n'
const HEAD = MAGIC.length + 4

/** A workspace as one file, which is read from the disk only when it is saved. */
export async function packed(about: About, content: Readonly<Record<string, Blob>>): Promise<Blob> {
  const entries: Record<string, Entry> = {}
  for (const [key, blob] of Object.entries(content)) {
    let sum = 0
    for await (const piece of piecesOf(blob)) sum = checksum(piece, sum)
    entries[key] = { file: key, bytes: blob.size, checksum: sum, time: about.changed }
  }
  const manifest = encodeSlot(1, { about, entries })
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, manifest.length, true)
  return new Blob([MAGIC, length, manifest, ...Object.values(content)])
}

export async function unpacked(file: Blob): Promise<{ about: About; put: Record<string, Blob> }> {
  const name = file instanceof File ? file.name : 'The file'
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  if (head.length < HEAD || new TextDecoder().decode(head.subarray(0, MAGIC.length)) !== MAGIC) {
    throw storeFaults.noWorkspace({ file: name })
  }
  const length = new DataView(head.buffer).getUint32(MAGIC.length, true)
  const slot = decodeSlot(new Uint8Array(await file.slice(HEAD, HEAD + length).arrayBuffer()))
  if (!slot) throw storeFaults.noWorkspace({ file: name })
  if ('newer' in slot) throw storeFaults.newer(`format ${slot.newer}`)
  const put: Record<string, Blob> = {}
  let at = HEAD + length
  for (const [key, entry] of Object.entries(slot.manifest.entries)) {
    const part = file.slice(at, at + entry.bytes)
    at += entry.bytes
    let sum = 0
    for await (const piece of piecesOf(part)) sum = checksum(piece, sum)
    if (part.size !== entry.bytes || sum !== entry.checksum) throw storeFaults.noWorkspace({ file: name })
    put[key] = part
  }
  return { about: slot.manifest.about, put }
}
