/** A list of times that doubles when full. */
export class Durations {
  private data = new Float64Array(1024)
  private length = 0

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Float64Array(2 * this.length)
      wider.set(this.data)
      this.data = wider
    }
    this.data[this.length++] = value
  }

  view(): Float64Array {
    return this.data.subarray(0, this.length)
  }
}
