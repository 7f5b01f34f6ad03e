import type { KernelContext } from '../../kernel-context'
import type { Design, FeatureMatrix } from '../matrix'
import type { FeatureFacts } from './facts'

export interface DesignOptions {
  /** A column of its own says where a number is missing. */
  missing: boolean
  squares: boolean
  /** Of numbers that are all above zero. */
  logs: boolean
  /** Numbers are also cut into so many parts of about equal size; 0: they are not. */
  bins: number
  /** Products of two features, as blocks of their own: of all pairs, or of these. */
  products: 'none' | 'all' | readonly (readonly [number, number])[]
  /** Levels that fewer rows have are pooled. */
  rareBelow: number
  /** So many levels of a class at most, the pooled ones as one; the most frequent stay. */
  mostLevels: number
}

export const DESIGN_DEFAULTS: DesignOptions = {
  missing: true,
  squares: false,
  logs: false,
  bins: 0,
  products: 'none',
  rareBelow: 10,
  mostLevels: 20,
}

/** A feature, or two whose product was asked for, that explains nothing and has no block. */
export interface LeftOut {
  features: readonly number[]
  why: 'empty' | 'constant' | 'tooWide'
}

export interface MadeDesign {
  design: Design
  /** In the order of the features of the matrix. */
  facts: readonly FeatureFacts[]
  leftOut: readonly LeftOut[]
}

/** The columns that features become. Only the features are looked at, never the target. */
export async function designOf(
  _kernel: KernelContext,
  _matrix: FeatureMatrix,
  _options: DesignOptions = DESIGN_DEFAULTS,
): Promise<MadeDesign> {
  throw new Error('designOf')
}
