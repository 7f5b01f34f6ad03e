import type { Held } from '../../readers/held'
import { isModel, type ModelInfo } from './types'

/** A stretch of customers and one of items: what is known of one group, or of all. */
export interface ModelGroup {
  label: string | null
  customers: { from: number; to: number }
  items: { from: number; to: number }
  /** Of how many customers the model knows: more than those of the group where it takes that of all. */
  learnedFrom: number
}

/** Labels of rows, each kept once. */
export interface RowLabels {
  codes: Uint32Array
  /** Different labels. */
  size: number
  label(code: number): string
}

/** A model file in memory, checked. */
export interface LoadedModel extends Held {
  info: ModelInfo
  groups: ModelGroup[]
  /** The model of all, which those take that have none of their own; its customers are theirs. */
  whole?: ModelGroup | undefined
  customers: {
    labels: RowLabels
    /** 0 where nothing was known of a customer. */
    known: Uint8Array
    factors: Float32Array
    /** Customer i has `items[offsets[i]]` up to `items[offsets[i + 1]]`: places among the items of its group. */
    offsets: Uint32Array
    items: Uint32Array
    values: Float64Array | null
  }
  items: {
    labels: RowLabels
    factors: Float32Array
    /** How many customers have each. */
    holders: Uint32Array
    /** What item i says of others of its group: places and weights from `linkStart[i]` up to `linkStart[i + 1]`. */
    linkStart: Uint32Array
    links: Uint32Array
    linkWeights: Float64Array
  }
}

export const isLoadedModel = (held: Held): held is LoadedModel => isModel(held.info)
