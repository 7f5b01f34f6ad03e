import type { FoundSet } from '../matrix'

export interface GeneticOptions {
  /** Blocks to choose from. */
  blocks: number
  /** Blocks of a set at most. */
  maxSize: number
  population: number
  generations: number
  /** How likely two parents are crossed. */
  crossover: number
  /** How likely a child is mutated; each of its bits then flips with `flip`, by default 1 / blocks. */
  mutation: number
  flip?: number
  seed: number
  /** Rates that rise while the front stands still and fall while it moves. */
  adaptive: boolean
  /** The best tenth of each generation climb to the best of their neighbours. */
  local: boolean
  /** Ends after so many generations in which the front stood still; 0: never. */
  patience: number
  /** Sets that are kept of each size. */
  keep: number
  /** Share of rows in which all features of a set are present: a third thing to strive for. */
  coverage?(set: readonly number[]): number
}

export const GENETIC_DEFAULTS: Omit<GeneticOptions, 'blocks' | 'maxSize'> = {
  population: 100,
  generations: 50,
  crossover: 0.7,
  mutation: 0.2,
  seed: 42,
  adaptive: false,
  local: false,
  patience: 0,
  keep: 10,
}

/** R² of sets of blocks, each ascending. */
export type Evaluate = (sets: readonly (readonly number[])[]) => Float64Array | Promise<Float64Array>

/** What is told after each generation. */
export interface Generation {
  generation: number
  of: number
  /** The best R² of each size so far, from 1 on; 0 where there is none. */
  best: readonly number[]
  /** The same of those alive. */
  alive: readonly number[]
  evaluated: number
}

export interface GeneticSearch {
  /** The best sets of each size, from 1 on; the strongest first, equal ones by their blocks. */
  best: readonly (readonly FoundSet[])[]
  /** Different sets that were looked at. */
  evaluated: number
  exact: false
  /** Sets of the last population that no other is better than in everything. */
  front: readonly (FoundSet & { coverage: number })[]
  generations: number
}
