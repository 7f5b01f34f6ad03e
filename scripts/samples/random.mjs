/** Seeded numbers: the same samples on every machine. */
export function createRandom(seed) {
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const integer = (below) => Math.floor(next() * below)
  const chance = (p) => next() < p
  const pick = (list) => list[integer(list.length)]
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const poisson = (mean) => {
    const limit = Math.exp(-mean)
    let k = 0
    for (let p = next(); p > limit; p *= next()) k++
    return k
  }
  /** Draws an index with probability proportional to its weight. */
  const weighted = (weights) => {
    const sums = []
    let total = 0
    for (const weight of weights) {
      total += weight
      sums.push(total)
    }
    return () => {
      const at = next() * total
      let low = 0
      let high = sums.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle] > at) high = middle
        else low = middle + 1
      }
      return low
    }
  }
  return { next, integer, chance, pick, normal, poisson, weighted }
}
