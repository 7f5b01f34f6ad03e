/** What is asked of recommendations beside the result table. */

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
  /** What the customer has, the weightiest first. */
  history: { total: number; items: WeighedItem[] }
  suggestions: Suggestion[]
}

export interface Neighbours {
  item: string
  customers: number
  /** By cosine of the factors. */
  items: { item: string; similarity: number; customers: number }[]
}

/** What the model recommends overall, and how it was trained. */
export interface RecommendationOverview {
  customers: number
  /** Customers with a list of popular items for want of a history. */
  popular: number
  /** Customers who got nothing. */
  empty: number
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

export interface RecommendationsApi {
  advice(jobId: string, index: number, token: string): Promise<CustomerAdvice>
  neighbours(jobId: string, item: string, group: string | null, limit: number): Promise<Neighbours>
  overview(jobId: string): Promise<RecommendationOverview>
}
