import { remembered } from './text-chunks'

/** Labels as UTF-8, each encoded once and copied from then on. */
export function encodedLabels(label: (code: number) => string) {
  const encoder = new TextEncoder()
  const bytesOf = remembered((code) => encoder.encode(label(code)))

  return {
    /** The buffers of an Arrow utf8 column. */
    gather(codes: Uint32Array): { valueOffsets: Int32Array; data: Uint8Array } {
      const valueOffsets = new Int32Array(codes.length + 1)
      for (let i = 0; i < codes.length; i++) valueOffsets[i + 1] = valueOffsets[i]! + bytesOf(codes[i]!).length
      const data = new Uint8Array(valueOffsets[codes.length]!)
      for (let i = 0; i < codes.length; i++) {
        const bytes = bytesOf(codes[i]!)
        let to = valueOffsets[i]!
        // A loop: `set` costs more than the copy for text this short.
        for (let b = 0; b < bytes.length; b++) data[to++] = bytes[b]!
      }
      return { valueOffsets, data }
    },
  }
}
