/** In halves: one literal would not be exact to tools that take it for a number of JavaScript. */
const STEP: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
const FIRST: u64 = ((<u64>0xbf58476d) << 32) | 0x1ce4e5b9
const SECOND: u64 = ((<u64>0x94d049bb) << 32) | 0x133111eb

/** As good as random for a seed, and different for different x (SplitMix64 of Steele et al., 2014). */
export function mixed(x: u64, seed: u64): u64 {
  x += (seed + 1) * STEP
  x = (x ^ (x >> 30)) * FIRST
  x = (x ^ (x >> 27)) * SECOND
  return x ^ (x >> 31)
}
