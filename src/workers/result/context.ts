import type { Recipe } from '../../analyses/registry'
import type { BasketColumns } from '../../analyses/table-columns'

/** The rows to count in. Unpruned: rules are counted also in groups where they are not frequent. */
export type BasketRows = Pick<BasketColumns, 'groupStart' | 'groupBaskets' | 'offsets' | 'items' | 'itemCount'>

/** A level: the value of each item by its number, `NO_VALUE` where it has none. */
export interface ItemLevel {
  name: string
  values: Uint32Array
  labels: readonly string[]
}

export const NO_VALUE = 0xffffffff

/** What a result needs to know of the data it was mined from; item and group numbers are those of the basket columns. */
export interface ResultContext {
  recipe: Recipe
  fingerprint: string
  /** The group column of the source; null when no group is mapped. */
  groupColumn: string | null
  /** What a run earned is in 10^-valueScale; null where it is as in the file. */
  valueScale?: number | null
  /** Pairs of a customer and an item that the table left out for want of a positive value. */
  droppedPairs?: number
  /** Of what kind each item is, where lists are to hold but one of each. */
  itemKinds?: Uint32Array
  /** What items belong to, from coarse to fine. */
  levels?: readonly ItemLevel[]
  /** What an item is called. */
  itemLabel(item: number): string
  /** What the item column says of it, where it is called otherwise. */
  itemId?(item: number): string
  /** null is the null group, and the only group when none is mapped. */
  groupLabel(group: number): string | null
  /** Of rows of the table, where rows of the result are about one of them each; with their places in code point order. */
  rowLabels?: { label(row: number): string; rank: Uint32Array }
  /** Place of each item's and group's label in code point order; n of each group. */
  ranks: Pick<BasketColumns, 'labelRank' | 'groupRank' | 'groupBaskets'>
  /** null where the baskets are not at hand; what counts in them then fails with `no-data`. */
  rows(): BasketRows | null | Promise<BasketRows | null>
}
