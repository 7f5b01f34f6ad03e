/** Text as UTF-8 and without its mark, whether it was UTF-8 or UTF-16. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true
  let decoder: TextDecoder | undefined
  let held: Uint8Array | undefined
  const encoder = new TextEncoder()
  for await (const chunk of chunks) {
    let bytes = held ? joined(held, chunk) : chunk
    held = undefined
    if (first) {
      if (bytes.length < MARK) {
        held = bytes
        continue
      }
      first = false
      if (bytes[0] === 0xff && bytes[1] === 0xfe) decoder = new TextDecoder('utf-16le')
      else if (bytes[0] === 0xfe && bytes[1] === 0xff) decoder = new TextDecoder('utf-16be')
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(MARK)
    }
    yield decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes
  }
  if (held) yield held
  if (decoder) yield encoder.encode(decoder.decode())
}

const MARK = 3

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
