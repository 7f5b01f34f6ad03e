/** Tells contents apart by 64 bits; no security is asked of it. Two multiplicative hashes over words, in turns. */
export function createHash() {
  let low = 0x811c9dc5
  let high = 0x1b873593
  const add = (word: number) => {
    low = Math.imul(low ^ word, 0x01000193)
    high = Math.imul((high ^ word) + (low >>> 15), 0x85ebca6b)
    high ^= high >>> 13
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0')

  return {
    /** `bytes` begin at a multiple of four, as all buffers of their own do. */
    add({ buffer, byteOffset, byteLength }: Uint8Array) {
      const whole = byteLength >> 2
      const words = new Int32Array(buffer, byteOffset, whole)
      for (let i = 0; i < whole; i++) add(words[i]!)
      for (const byte of new Uint8Array(buffer, byteOffset + 4 * whole, byteLength & 3)) add(byte)
      add(byteLength)
    },
    digest: () => hex(high) + hex(low),
  }
}
