/** How a model is trained. */
export interface ModelParameters {
  factors: number
  iterations: number
  regularization: number
  alpha: number
  solver: 'cg' | 'cholesky'
  cgSteps: number
  seed: number
  /** Share of the pairs that training does not see and is judged by. */
  stopEarly?: number | undefined
}

/** A model that was trained before, in the numbers of a table. */
export interface GivenModel {
  /** Group index; 0 where one model is about all. */
  group: number
  /** Items of the table in the order of their labels; beside them their factors, and how many customers had each. */
  items: Uint32Array
  factors: Float32Array
  holders: Uint32Array
  /** How many customers it was trained on. */
  customers: number
  /** Rows of the table with the very history the model learned from: they keep the factors they have there. */
  rows: Uint32Array
  rowFactors: Float32Array
  /** Where items speak for each other: places among `items`. */
  links?: Links | undefined
}

/** Items of customers by number: of customer c `items[start[c]]` up to `items[start[c + 1]]`. */
export interface Holdings {
  start: Uint32Array
  items: Uint32Array
}

/** What each item says of others, by number: of item i `items[start[i]]` up to `items[start[i + 1]]`. */
export interface Links extends Holdings {
  weights: Float64Array
}
