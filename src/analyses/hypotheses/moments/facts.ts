/** What is known of a feature before anything is made of it. */
export type FeatureFacts =
  | { kind: 'number'; known: number; missing: number; mean: number; sd: number; min: number; max: number }
  | { kind: 'class'; known: number; missing: number; counts: Uint32Array }
