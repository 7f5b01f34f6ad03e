/** A fixed pseudo-random sequence from 0 to below 1: tests must not differ from run to run. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
