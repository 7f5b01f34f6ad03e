import { u32At } from '../lib/words'

/**
 * The factors training begins with: XorShift64 (Marsaglia, 2003) from the seed, the lowest 24 bits of each number
 * spread over -1 to 1, then by the root of the number of factors. Rows are filled in the given order; 0 is as they lie.
 */
export function fillStart(
  matrix: usize,
  order: usize,
  rows: u32,
  factors: u32,
  bytes: usize,
  seedLow: u32,
  seedHigh: u32,
): void {
  let state = ((<u64>seedHigh) << 32) | seedLow
  if (state == 0) state = 0xbad5eed
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>factors)
  for (let i: u32 = 0; i < rows; i++) {
    const row = matrix + <usize>(order == 0 ? i : u32At(order, i)) * bytes
    for (let at: usize = 0; at < (<usize>factors) << 2; at += 4) {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      const share = <f32>(state & 0xffffff) / <f32>0xffffff
      store<f32>(row + at, (<f32>2 * share - <f32>1) * scale)
    }
  }
}
