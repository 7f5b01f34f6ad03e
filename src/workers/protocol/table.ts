import type { MoneyRole } from '../../recipe/money'
import type { Sentence } from '../../recipe/sentence'
/** The mapped columns of a file, and what is known of them before and after they are read. */

import type { ShapeName } from '../../analyses/shapes'
import type { UnreadableRow } from './files'

export interface Health {
  rows: number
  /** Rows left after filters and nulls. */
  validRows: number
  filteredRows: number
  baskets: number
  items: number
  /** Lines counted once because the basket already held the item. */
  duplicates: number
  /**
   * Rows left out because a role was null. Without a value they count as 0, or are outside of the money; without a
   * quantity they count as 1; both stay, as do ratings without a time, older than all others.
   */
  nulls: { role: string; column: string; rows: number }[]
  unreadable: { count: number; first: UnreadableRow[] }
  /** Basket labels seen in more than one group; they count as different baskets. */
  collisions: number
  /** Exact up to 50 items, then bins that double; `to` inclusive. Sizes are those before `maxBasketItems` cuts. */
  basketSizes: { from: number; to: number; baskets: number }[]
  largestBasket: number
  medianBasket: number
  /** Items in at least half of all baskets. */
  ubiquitous: { label: string; share: number }[]
  topItems: { label: string; baskets: number }[]
  groups: { label: string | null; baskets: number; rows: number }[]
  cappedBaskets: number
  outsideMoney?: OutsideMoney
  /** Ratings: pairs of customer and item whose values add up to nothing or less, or are missing. */
  droppedPairs?: number
  /** What came of setting returns against sales; absent where that was not asked for. */
  netted?: NettedReturns
  /** Wide layout: columns without a role that are no yes/no columns and so are no items. */
  ignoredColumns?: string[]
}

/** Lines of receipts that are in no sum of money, paid or earned, since a column that tells says nothing of them. */
export interface OutsideMoney {
  lines: number
  /** What some of them lack, or each. */
  lacks: MoneyRole[]
}

export interface NettedReturns {
  returns: number
  /** Returns that found all they take back, some of it, and nothing. */
  whole: number
  partly: number
  unfound: number
  /** Lines that are gone: returns, and sales that were taken back whole. */
  dropped: number
}

export interface TableInfo {
  /** Same request and same opened files: same key. */
  key: string
  shape: ShapeName
  groupColumn: string | null
  health: Health
  /** What was left out, and what speaks against the mapping. */
  warnings?: Sentence[]
  bytes: number
}

/** A basket, or a customer with a journey or ratings. */
export interface BasketPreview {
  group: string | null
  basket: string
  items: string[]
  /** Beside each event of a journey, where the times are no mere order. */
  times?: string[]
  values?: number[]
}

/** One point of the forecast per support level, supports falling. */
export interface Forecast {
  perGroup: boolean
  points: { support: number; minCount: number; items: number; pairs: number; itemsets: number; ms: number }[]
}

/** What a run is held to whatever the support. */
export interface ForecastBounds {
  minBaskets?: number | undefined
  limit?: number | undefined
  /** Only groups with enough baskets to say something under the floor: what is shown first. */
  telling?: boolean
}

export interface MemoryEstimate {
  rows: number
  tableBytes: number
  kernelBytes: number
  limitBytes: number
  fits: boolean
  /** What to do when it does not fit. */
  advice: Sentence[]
}
