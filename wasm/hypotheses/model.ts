/** Below this a column of length 1 tells nothing that the ones before it do not. */
export const ALIASED: f64 = 1.0e-9

/**
 * Correlations of columns among each other and with the targets. The lead writes the same fields in the same order
 * (`MODEL` in src/analyses/hypotheses/exact/moments-at.ts).
 */
@unmanaged
export class Model {
  /** f64, a row of `stride` for each column; behind the last column there are noughts. */
  gram: usize
  /** f64, a row of `stride` for each target. */
  cross: usize
  /** u32 × (blocks + 1): where the columns of each block begin. */
  starts: usize
  columns: u32
  /** Even, and above `columns`: pairs may reach beyond the last. */
  stride: u32
  targets: u32
  blocks: u32
}

export function place(base: usize, i: u32): usize {
  return base + ((<usize>i) << 3)
}

export function f64At(base: usize, i: u32): f64 {
  return load<f64>(base + ((<usize>i) << 3))
}

export function setF64(base: usize, i: u32, value: f64): void {
  store<f64>(base + ((<usize>i) << 3), value)
}

/** Where a row of so many doubles begins. */
export function rowAt(base: usize, row: u32, stride: u32): usize {
  return base + ((<usize>row * <usize>stride) << 3)
}

export function strideOf(columns: u32): u32 {
  return (columns + 2) & ~1
}
