/** Bytes that grow. */
export class Bytes {
  private held: Uint8Array<ArrayBuffer>
  length = 0

  constructor(room = 1 << 16) {
    this.held = new Uint8Array(room)
  }

  /** Room for so many more, as a view to write into and where in it. */
  reserve(more: number): Uint8Array<ArrayBuffer> {
    const needed = this.length + more
    if (needed > this.held.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.held.length))
      grown.set(this.held.subarray(0, this.length))
      this.held = grown
    }
    return this.held
  }

  push(byte: number): void {
    this.reserve(1)[this.length++] = byte
  }

  add(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length)
    this.length += bytes.length
  }

  varint(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.push((rest % 128) | 128)
    this.push(rest)
  }

  /** A copy of its own. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.held.slice(0, this.length)
  }
}
