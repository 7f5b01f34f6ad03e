/** A list of unsigned integers that doubles when full; ten times lighter than an array of numbers. */
export class GrowableU32 {
  data: Uint32Array<ArrayBuffer>
  length = 0

  constructor(capacity = 1024) {
    this.data = new Uint32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.data.length) this.data = widened(this.data, this.length + 1)
    this.data[this.length++] = value
  }

  /** The entries so far; a view, valid until the next push. */
  view(): Uint32Array<ArrayBuffer> {
    return this.data.subarray(0, this.length)
  }
}

/** The same entries with room for at least `length`, doubled so that many small steps stay cheap. */
export function widened(data: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.max(length, data.length * 2))
  wider.set(data)
  return wider
}
