import type { Role } from '../../recipe/schema'

/** What is worth knowing of a shop at first sight; each is found for itself, from the columns it needs. */
export const SHOP_FACTS = ['pair', 'group', 'bundle', 'lost', 'way'] as const
export type ShopFactName = (typeof SHOP_FACTS)[number]

/** Columns each cannot do without. */
export const SHOP_NEEDS: Readonly<Record<ShopFactName, readonly Role[]>> = {
  pair: ['basket', 'item'],
  group: ['basket', 'item', 'group'],
  bundle: ['basket', 'item', 'value'],
  lost: ['customer', 'item', 'time'],
  way: ['customer', 'item', 'time'],
}

/** Why there is nothing to say: columns that are not mapped, too little to be sure, or nothing beyond chance. */
export type Nothing = { nothing: 'unmapped' | 'few' | 'chance' }

/** Two items that are surely bought together more than by chance, more than any others. */
export interface PairFact {
  items: [string, string]
  baskets: number
  of: number
  /** Baskets with the first item, and with the second. */
  each: [number, number]
  lift: number
  lowLift: number
}

/** The group whose baskets differ most from all others, and what it is known by. */
export interface GroupFact {
  group: string | null
  groups: number
  item: string
  /** Baskets of the group, and those that hold the item; the same of all others. */
  here: [baskets: number, holding: number]
  elsewhere: [baskets: number, holding: number]
}

/** Two items that earn the most together, beyond what chance would bring. */
export interface BundleFact {
  items: [string, string]
  earned: number
  receipts: number
  of: number
  lift: number
}

/** Regulars who stay away longer than ever before. */
export interface LostFact {
  customers: number
  regulars: number
  /** Days: what they waited as a rule, and how long they have been away, both in the middle. */
  usual: number
  away: number
  longest: { customer: string; visits: number; usual: number; away: number }[]
}

/** Which of two ways to recommend would have met the last visit of customers more often. */
export interface WayFact {
  customers: number
  alike: number
  popular: number
  /** Customers whom only one of the two ways met. */
  onlyAlike: number
  onlyPopular: number
  best: 'alike' | 'popular' | 'tie'
  suggestions: number
}

export interface ShopFacts {
  pair: PairFact | Nothing
  group: GroupFact | Nothing
  bundle: BundleFact | Nothing
  lost: LostFact | Nothing
  way: WayFact | Nothing
}
