/** Sparse vectors: vector v holds `values[i]` at `places[i]` for i from `offsets[v]` up to `offsets[v + 1]`. */
export interface SparseVectors {
  offsets: Uint32Array
  places: Uint32Array
  values: Float64Array
  dimensions: number
}

const ROUNDS = 20
const SEED = 42

/** mulberry32: the same start for the same rows, always. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Lloyd's k-means with k-means++ starts. Gives each vector its cluster, at most `k`; some may stay empty. */
export function kMeans(vectors: SparseVectors, k: number): Uint32Array {
  const { offsets, places, values, dimensions } = vectors
  const n = offsets.length - 1
  const centres = new Float64Array(k * dimensions)
  const centreNorm = new Float64Array(k)
  const cluster = new Uint32Array(n)
  const next = random(SEED)

  /** ‖v − c‖² without ‖v‖², which is the same for every centre. */
  function relativeDistance(v: number, c: number): number {
    let dot = 0
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) dot += values[i]! * centres[c * dimensions + places[i]!]!
    return centreNorm[c]! - 2 * dot
  }

  function measure(c: number): void {
    let norm = 0
    for (let d = c * dimensions; d < (c + 1) * dimensions; d++) norm += centres[d]! * centres[d]!
    centreNorm[c] = norm
  }

  function chooseStarts(): number {
    const norm = Float64Array.from({ length: n }, (_, v) => {
      let sum = 0
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) sum += values[i]! * values[i]!
      return sum
    })
    const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
    let chosen = Math.floor(next() * n)
    for (let c = 0; c < k; c++) {
      for (let i = offsets[chosen]!; i < offsets[chosen + 1]!; i++) centres[c * dimensions + places[i]!] = values[i]!
      measure(c)
      let total = 0
      for (let v = 0; v < n; v++) {
        const now = v === chosen ? 0 : Math.max(0, relativeDistance(v, c) + norm[v]!)
        if (now < distance[v]!) distance[v] = now
        total += distance[v]!
      }
      // No vector differs from the centres that stand.
      if (total <= 1e-12) return c + 1
      let left = next() * total
      for (chosen = 0; chosen < n - 1 && left >= distance[chosen]!; chosen++) left -= distance[chosen]!
    }
    return k
  }

  function assign(used: number): boolean {
    let changed = false
    for (let v = 0; v < n; v++) {
      let best = 0
      let nearest = Number.POSITIVE_INFINITY
      for (let c = 0; c < used; c++) {
        const distance = relativeDistance(v, c)
        if (distance < nearest) {
          nearest = distance
          best = c
        }
      }
      if (cluster[v] !== best) changed = true
      cluster[v] = best
    }
    return changed
  }

  function recentre(): void {
    const sizes = new Float64Array(k)
    const sums = new Float64Array(k * dimensions)
    for (let v = 0; v < n; v++) {
      const c = cluster[v]!
      sizes[c]!++
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) sums[c * dimensions + places[i]!]! += values[i]!
    }
    for (let c = 0; c < k; c++) {
      if (sizes[c] === 0) continue
      for (let d = 0; d < dimensions; d++) centres[c * dimensions + d] = sums[c * dimensions + d]! / sizes[c]!
      measure(c)
    }
  }

  if (n === 0) return cluster
  const used = chooseStarts()
  assign(used)
  for (let round = 0; round < ROUNDS; round++) {
    recentre()
    if (!assign(used)) break
  }
  return cluster
}
