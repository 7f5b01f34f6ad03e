/** What is asked of recommendations beside the result table. */

import type { WayName } from '../../analyses/parameters'

/** An item and how much it weighs here. */
export interface WeighedItem {
  item: string
  weight: number
}

/** What is recommended, and which items of the history pull it up: their parts add up to the score. */
export interface Suggestion {
  item: string
  score: number
  why: WeighedItem[]
}

export interface CustomerAdvice {
  index: number
  group: string | null
  customer: string
  source: 'personal' | 'popular'
  /** What recommended it. */
  method: WayName
  /** The model has never met anybody of this group with an item. */
  strange?: boolean
  /** What the customer has, the weightiest first. */
  history: { total: number; items: WeighedItem[] }
  suggestions: Suggestion[]
  /** What the customer has is not at hand: neither it nor what speaks for what is told. */
  partial: boolean
}

export interface Neighbours {
  item: string
  customers: number
  /** By cosine of the factors, or by what it says of them. */
  items: { item: string; similarity: number; customers: number }[]
}

/** What the model recommends overall, and how it was trained. */
export interface RecommendationOverview {
  customers: number
  /** Customers with a list of popular items for want of a history. */
  popular: number
  /** Customers who got nothing, and among them those who have everything already. */
  empty: number
  nothingLeft: number
  /** Pairs of customers and items that were learned from, and those left out for want of a positive value. */
  pairs: number
  droppedPairs: number
  items: number
  /** Items recommended to anybody. */
  recommended: number
  /** The most recommended items: by how many lists they stand in, and how many customers have them. */
  top: { item: string; lists: number; customers: number }[]
  /** Lists taken by each tenth of the items, the most bought tenth first: all in the first is pure popularity. */
  tenths: number[]
  /** Loss after each iteration, by model. */
  loss: { group: string | null; values: number[]; heldOut: number[] }[]
}

export interface ModelSummary {
  group: string | null
  customers: number
  items: number
}

/** An item as it was typed, and how much of it. */
export interface TypedItem {
  label: string
  value: number
}

export interface FoldInQuery {
  items: TypedItem[]
  /** Which model: that of this group, where there is one for each. */
  group: string | null
  /** At most so many suggestions. */
  k: number
}

/** What somebody would be recommended who has these items and is in no data. */
export interface FoldIn {
  source: 'personal' | 'popular'
  method: WayName
  /** Beside each typed item what the model makes of it, in the order they were typed. */
  items: {
    label: string
    /** The name the model knows it by; null: nobody has it. */
    item: string | null
    /** Of an unknown one: the name that may have been meant. */
    near: string | null
  }[]
  suggestions: Suggestion[]
}

/** An item as a model knows it. */
export interface ModelItem {
  item: string
  /** Customers who have it, and lists it is recommended in. */
  customers: number
  lists: number
}

export interface ItemQuery {
  /** Part of the name, in any case. */
  text: string
  group: string | null
  /** Lists for each customer who has it already are the bias towards it. */
  sort: 'item' | 'customers' | 'lists' | 'bias'
  descending: boolean
}

export interface FoundItems {
  /** All that match. */
  total: number
  /** Customers of the model. */
  customers: number
  items: ModelItem[]
}

/** Whom an item is recommended to, the surest first. */
export interface ItemAudience extends ModelItem {
  /** Customers of the model, and lists that are merely popular among those the item stands in. */
  all: number
  popular: number
  first: { index: number; customer: string; score: number }[]
}
