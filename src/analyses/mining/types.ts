import type { Branches } from '../branches'
import type { Method, Target } from '../parameters'

/** A recipe's mining parameters with labels replaced by item ids. An empty list is a constraint nothing meets. */
export interface MiningParameters {
  perGroup: boolean
  minSupport?: number | undefined
  minCount?: number | undefined
  /** The floor: however small the group, a pattern is in so many of its baskets. */
  minBaskets?: number | undefined
  maxLength?: number | undefined
  method: Method
  target: Target
  include?: Uint32Array | undefined
  exclude?: Uint32Array | undefined
  limit: number
  /** No set holds an item with one that it belongs to. */
  branches?: Branches | undefined
}
