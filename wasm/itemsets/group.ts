/**
 * Baskets that are mined together, and what is known of them so far. The lead writes the same fields in the same
 * order (`GROUP` in src/analyses/itemsets/group.ts).
 */
@unmanaged
export class Group {
  /** Its number in records. */
  number: u32
  minCount: u32
  /** 0xffffffff without a limit. */
  maxLength: u32
  /** Patterns have their rarest item at this rank or behind: where `include` is given, its items come last. */
  firstRoot: u32
  /** Frequent items. */
  items: u32
  /** u32 by rank. */
  itemOfRank: usize
  countOfRank: usize
  /** Recoded rows that are left. */
  rows: u32
  /** Counts of pairs, u32, of the `paired` most frequent items: the one of ranks a < b at b(b-1)/2 + a. */
  pairs: usize
  /** Partners of ranks from here on are counted item by item, on their rows. */
  paired: u32
  /** tids of rank i are u32 at tids + 4 * tidStart[i] up to tidStart[i + 1]. */
  tidStart: usize
  tids: usize
  /** Eclat: address of the bitmap of rank i, or 0 where it has a list only. */
  bitmaps: usize
  /** Eclat: addresses of the rows by number, where it counts partners on rows. */
  rowStarts: usize
  /** FP-growth: the tree of all rows. */
  tree: usize
  /** Items above each item, by item: u32 at branchAbove + 4 * branchStart[i] up to branchStart[i + 1]. 0 where none is. */
  branchStart: usize
  branchAbove: usize
}

/**
 * Recoded rows are a stream of T: before each row and behind the last one stands `none`, then the ranks ascending.
 * So a row can be read from any of its items in both directions, and baskets may be of any size.
 */
export function none<T>(): u32 {
  return sizeof<T>() == 2 ? 0xffff : 0xffffffff
}

/** Up to this many items ranks fit u16. */
export const NARROW: u32 = 0xffff

export function pairRow(pairs: usize, rank: u32): usize {
  return pairs + (((<usize>rank * (rank - 1)) >> 1) << 2)
}
