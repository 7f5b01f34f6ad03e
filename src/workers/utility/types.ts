/** What is asked of bundles beside the result table. Money is in the unit of the file. */

/** What a bundle does in one group, or in all. */
export interface GroupEarning {
  group: string | null
  receipts: number
  /** Receipts that hold the whole bundle. */
  count: number
  utility: number
  perReceipt: number
  lift: number
  /** Share of all that the group earns. */
  share: number
  /** Below 5 receipts with the bundle, seen and expected: too few to say. */
  thin: boolean
}

export interface BundleDetail {
  index: number
  group: string | null
  items: string[]
  /** Of the row's own group, or of everything. */
  own: GroupEarning
  /** What the items would earn together by chance. */
  expected: number
  /** Of all receipts; null where nobody knows. */
  overall: GroupEarning | null
  /** Without the receipts, those in whose rows the bundle stands. */
  groups: GroupEarning[]
  /** What each item brings to the bundle, and what it earns on all its receipts; nothing without the receipts. */
  parts: { item: string; inBundle: number; alone: number; receipts: number }[]
  /** By week (Monday, ms); empty where no time is mapped, or without the receipts. */
  weeks: { start: number; count: number; utility: number }[]
  /** The receipts are not at hand: what rows know is all that is told. */
  partial: boolean
}

export interface BundleReceipts {
  total: number
  rows: {
    group: string | null
    receipt: string
    /** ms, null where no time is mapped. */
    time: number | null
    /** Of the bundle's items alone. */
    utility: number
    items: { item: string; value: number; inBundle: boolean }[]
  }[]
}

/** A price cut on the bundle, and what it must bring. */
export type PriceQuestion =
  /** Money off for each receipt that takes the whole bundle. */
  | { discount: number }
  /** Per cent off the price of the bundle, up to two decimals. Where no column tells the price, off what it earns. */
  | { percent: number }

export interface PriceAnswer {
  /** Receipts that take the bundle now, and what it earns on them. */
  count: number
  utility: number
  /** What customers pay for the bundle on them; null where no column tells. */
  paid: number | null
  /** Off each receipt with the bundle, in the middle. */
  discount: number
  /** The discount given to those who would have bought anyway. */
  givenAway: number
  perReceiptAfter: number
  /**
   * The least whole number of receipts more that earn as much together with those there are as they do now: ceil(n · G /
   * (E − G)), n receipts earning E of which G is given away. Null when each of them would lose.
   */
  moreNeeded: number | null
  /**
   * Receipts with all items but one, by the item they lack: the nearest who could be won. Each of them would add `gain`,
   * what that item earns in the bundle less the discount; so many of them make up for what is given away, if any number.
   */
  almost: { missing: string; receipts: number; gain: number; needed: number | null }[]
}

export type MatrixOrder = 'order' | 'disagreement' | 'only'

/** Bundles × groups for the heatmap. */
export interface BundleMatrix {
  groups: { label: string | null; receipts: number; utility: number }[]
  bundles: {
    index: number
    items: string[]
    utility: number
    /** Groups that have a receipt with it. */
    groupsWith: number
    /** The group that has nearly all of its receipts, by place in `groups`; null where several share them. */
    onlyIn: number | null
    /** How far groups are from what they earn together: money per 1,000 receipts, thin groups left out. */
    disagreement: number
  }[]
  /** Row-major bundles × groups. */
  utility: Float64Array
  /** Money per 1,000 receipts of the group: groups of different size side by side. */
  perThousand: Float64Array
  count: Uint32Array
  thin: Uint8Array
}
