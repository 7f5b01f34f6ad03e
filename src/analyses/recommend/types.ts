import type { GivenModel, ModelParameters } from '../factors/types'
import type { WayName } from '../parameters'

export interface RecommendParameters extends ModelParameters {
  perGroup: boolean
  k: number
  excludeSeen: boolean
  fallback: 'popular' | 'none'
  method: WayName
  neighbours: number
  ridge: number
  /** ms before the last time; null: all times. */
  window: number | null
  /** Groups with fewer customers than that take a model of all. */
  leastCustomers?: number | undefined
  /** Rules of the shop, in items of the input. */
  never?: Uint32Array | undefined
  only?: Uint32Array | undefined
  always?: Uint32Array | undefined
  /** Of what kind each item of the input is, where no list is to hold two of one. */
  kinds?: Uint32Array | undefined
  /** Models to score customers with instead of training. */
  given?: readonly GivenModel[] | undefined
}

/** In place of a group: the model of those that have none of their own. */
export const WHOLE = 0xffffffff

/**
 * One row a customer, in result order: row i is recommended `items[offsets[i]]` up to `items[offsets[i + 1]]`, the best
 * first. Behind it the models it comes from: one, or one for each group. A score is the product of the factors.
 */
export interface RecommendColumns {
  kind: 'recommend'
  rows: number
  group: Uint32Array
  /** Row of the table. */
  customer: Uint32Array
  /** 1 where a model knows the customer; 0 where the list is what most customers of the group have. */
  personal: Uint8Array
  offsets: Uint32Array
  items: Uint32Array
  /** Of popular items: the share of customers who have them. */
  scores: Float32Array
  /** Of ways without factors: one, of 0. Factors of row i are `customerFactors[factors * i]` on; a customer without history has zeros. */
  factors: number
  customerFactors: Float32Array
  /** Group index of each model, or `WHOLE`. */
  modelGroup: Uint32Array
  /** Model m knows `modelItems[modelItemStart[m]]` up to `modelItems[modelItemStart[m + 1]]`, by label. */
  modelItemStart: Uint32Array
  modelItems: Uint32Array
  /** Beside each of `modelItems`: its factors, and how many customers have it. */
  itemFactors: Float32Array
  itemCustomers: Uint32Array
  /** And which share of the customers that the model was trained on: those of a given one are not the customers here. */
  popularity: Float64Array
  /**
   * Where items speak for each other: beside each of `modelItems` those it says something of, by their places among the
   * items of the model, `linkItems[linkStart[i]]` up to `linkItems[linkStart[i + 1]]`, and what. Else all empty.
   */
  linkStart: Uint32Array
  linkItems: Uint32Array
  linkWeights: Float64Array
  /** Iterations of model m are `loss[lossStart[m]]` up to `loss[lossStart[m + 1]]`. */
  lossStart: Uint32Array
  loss: Float64Array
  /** Beside each loss that of the pairs held out; empty where none are. */
  heldOutLoss: Float64Array
  /** Pairs with a positive value, by model; and how many others there are in all. */
  pairs: Uint32Array
  droppedPairs: number
}
