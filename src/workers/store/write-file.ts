import { checksum } from './checksum'
import type { Folder, OpenFile } from './disk'
import type { Entry } from './manifest'
import { storeFaults } from './sentences'

/** Read and written at a time. */
const PIECE = 1 << 22

export function writeAll(file: OpenFile, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    const written = file.write(bytes.subarray(done), { at: at + done })
    // A full disk takes less than it is given, or nothing.
    if (written <= 0) throw storeFaults.full('nothing was written')
    done += written
  }
}

export async function* piecesOf(content: Blob | Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (content instanceof Uint8Array) yield content
  else
    for (let at = 0; at < content.size; at += PIECE)
      yield new Uint8Array(await content.slice(at, at + PIECE).arrayBuffer())
}

/** Writes a new file to its end, so that a manifest may name it. */
export async function writeFile(
  folder: Folder,
  name: string,
  content: Blob | Uint8Array<ArrayBuffer>,
  time: number,
): Promise<Entry> {
  const file = await folder.open(name)
  let bytes = 0
  let sum = 0
  try {
    for await (const piece of piecesOf(content)) {
      writeAll(file, piece, bytes)
      sum = checksum(piece, sum)
      bytes += piece.length
    }
    file.flush()
  } finally {
    file.close()
  }
  return { file: name, bytes, checksum: sum, time }
}
