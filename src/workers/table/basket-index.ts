import { type GrowableU32, widened } from './growable'

const EMPTY = 0

/**
 * Finds the row of a (group, basket). The first group of a basket label is found by the label's code alone;
 * only labels that come back in another group pay for a hash table.
 */
export class BasketIndex {
  /** Labels met in more than one group. */
  collisions = 0
  /** Row + 1 of the first basket with this label. */
  private first = new Uint32Array(0)
  private collided = new Uint8Array(0)
  private baskets = new Uint32Array(0)
  private rows = new Uint32Array(0)
  private entries = 0

  /** `groups` holds the group of every row. */
  constructor(private readonly groups: GrowableU32) {}

  bytes(): number {
    const { first, collided, baskets, rows } = this
    return first.byteLength + collided.byteLength + baskets.byteLength + rows.byteLength
  }

  /** Makes room for codes below `codes`. */
  reserve(codes: number): void {
    if (codes > this.first.length) this.first = widened(this.first, codes)
  }

  /** The row, or -1. */
  find(basket: number, group: number): number {
    const first = this.first[basket]!
    if (first === EMPTY) return -1
    if (this.groups.data[first - 1] === group) return first - 1
    return this.entries === 0 ? -1 : this.rows[this.slot(basket, group)]! - 1
  }

  add(basket: number, group: number, row: number): void {
    const first = this.first[basket]!
    if (first === EMPTY) {
      this.first[basket] = row + 1
      return
    }
    this.note(basket)
    if (this.entries * 2 >= this.rows.length) this.grow()
    this.put(basket, group, row)
  }

  /** For layouts where each line is a basket: only counts labels that come back in another group. */
  meet(basket: number, group: number, row: number): void {
    const first = this.first[basket]!
    if (first === EMPTY) this.first[basket] = row + 1
    else if (this.groups.data[first - 1] !== group) this.note(basket)
  }

  private note(basket: number): void {
    if (this.collided.length < this.first.length) {
      const wider = new Uint8Array(this.first.length)
      wider.set(this.collided)
      this.collided = wider
    }
    if (this.collided[basket] === 0) {
      this.collided[basket] = 1
      this.collisions++
    }
  }

  private put(basket: number, group: number, row: number): void {
    const slot = this.slot(basket, group)
    this.baskets[slot] = basket
    this.rows[slot] = row + 1
    this.entries++
  }

  /** Where (group, basket) is, or would be. */
  private slot(basket: number, group: number): number {
    const mask = this.rows.length - 1
    let slot = Math.imul(basket ^ Math.imul(group + 1, 0x85ebca6b), 0x9e3779b1)
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const row = this.rows[slot]!
      if (row === EMPTY || (this.baskets[slot] === basket && this.groups.data[row - 1] === group)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    const { baskets, rows } = this
    const size = Math.max(1024, rows.length * 2)
    this.baskets = new Uint32Array(size)
    this.rows = new Uint32Array(size)
    this.entries = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (row !== EMPTY) this.put(baskets[i]!, this.groups.data[row - 1]!, row - 1)
    }
  }
}
