import { NULL_CODE } from '../readers/batch'
import { BasketIndex } from './basket-index'
import { GrowableU32, widened } from './growable'
import type { ItemSink } from './sink'

/**
 * Baskets in the order of the file while a source is read. A stretch of lines of one basket is a segment;
 * as long as no basket comes back, segments and baskets are the same and `owners` stays null.
 */
export class Collector {
  /** Rows of the source met so far, and those of them that count. */
  seen = 0
  valid = 0
  nullBaskets = 0
  nullItems = 0
  /** Group, and code of the label, of every basket. Without a basket column the code is the number of the row. */
  readonly groups: GrowableU32
  readonly baskets: GrowableU32
  /** First item of every segment. */
  readonly starts: GrowableU32
  /** Basket of every segment. */
  owners: GrowableU32 | null = null
  /** Code of every group in order of appearance; the null group has NULL_CODE. */
  readonly groupCodes: number[] = []
  /** Valid rows of every group. */
  readonly groupRows: number[] = []
  readonly index: BasketIndex
  /** Row + 1 of the basket that held an item last, so that repeated items count once. */
  lastHolder = new Uint32Array(1024)
  /** The open basket, which may go on in the next batch. */
  readonly at = { basket: NULL_CODE, group: NULL_CODE, row: -1 }
  private groupOf = new Uint32Array(64)
  private groupCounted = 0

  /** Room for `expected` baskets at once: growing in steps costs a tenth of the reading. */
  constructor(
    readonly sink: ItemSink,
    expected = 1024,
  ) {
    this.groups = new GrowableU32(expected)
    this.baskets = new GrowableU32(expected)
    this.starts = new GrowableU32(expected)
    this.index = new BasketIndex(this.groups)
    this.index.reserve(expected)
  }

  get rows(): number {
    return this.baskets.length
  }

  /** What all that is collected takes. */
  bytes(): number {
    const lists = [this.groups, this.baskets, this.starts, ...(this.owners ? [this.owners] : [])]
    return lists.reduce((sum, { data }) => sum + data.byteLength, this.sink.bytes() + this.index.bytes())
  }

  reserve(basketCodes: number, itemCodes: number): void {
    this.index.reserve(basketCodes)
    if (itemCodes > this.lastHolder.length) this.lastHolder = widened(this.lastHolder, itemCodes)
  }

  /** Index of a group by its code; the code after NULL_CODE wraps to 0. */
  group(code: number): number {
    const slot = (code + 1) >>> 0
    if (slot >= this.groupOf.length) this.groupOf = widened(this.groupOf, slot + 1)
    const known = this.groupOf[slot]!
    if (known !== 0) return known - 1
    this.groupRows.push(0)
    const count = this.groupCodes.push(code)
    this.groupOf[slot] = count
    return count - 1
  }

  /** Starts a segment of a basket at item `start`, new or met before; `valid` rows came before it. */
  enter(basket: number, group: number, start: number, valid: number): number {
    this.closeSegment(valid)
    let row = this.index.find(basket, group)
    if (row < 0) {
      row = this.baskets.length
      this.groups.push(group)
      this.baskets.push(basket)
      this.index.add(basket, group, row)
    } else if (!this.owners) {
      this.owners = new GrowableU32(this.starts.length * 2)
      for (let i = 0; i < this.starts.length; i++) this.owners.push(i)
    }
    this.starts.push(start)
    this.owners?.push(row)
    return row
  }

  /** A basket that is one row of the source. */
  single(basket: number | null, group: number, start: number, valid: number): number {
    this.closeSegment(valid)
    const row = this.baskets.length
    this.groups.push(group)
    this.baskets.push(basket ?? row)
    if (basket !== null) this.index.meet(basket, group, row)
    this.starts.push(start)
    return row
  }

  /** Books the rows since the last segment on the group of the last basket. */
  closeSegment(valid: number): void {
    const segment = this.starts.length
    if (segment > 0) {
      const row = this.owners ? this.owners.data[segment - 1]! : segment - 1
      const group = this.groups.data[row]!
      this.groupRows[group] = this.groupRows[group]! + valid - this.groupCounted
    }
    this.groupCounted = valid
  }
}
