/** p in ascending order, NaN (not testable) left out. */
const ascending = (p: readonly number[]): number[] =>
  [...p.keys()].filter((i) => !Number.isNaN(p[i]!)).sort((a, b) => p[a]! - p[b]! || a - b)

/** Holm (1979): p that keep the share of runs with any false find. NaN stays out of it. */
export function holm(p: readonly number[]): number[] {
  const out = p.map(() => Number.NaN)
  const order = ascending(p)
  let most = 0
  for (const [place, i] of order.entries()) {
    most = Math.max(most, Math.min(1, p[i]! * (order.length - place)))
    out[i] = most
  }
  return out
}

/** Benjamini and Hochberg (1995): the share of false finds among those with at most this p. NaN stays out of it. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p, 1)
}

/** Benjamini and Yekutieli (2001): the same however tests hang together. */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  let harmonic = 0
  for (let n = ascending(p).length; n > 0; n--) harmonic += 1 / n
  return stepUp(p, harmonic)
}

function stepUp(p: readonly number[], factor: number): number[] {
  const out = p.map(() => Number.NaN)
  const order = ascending(p)
  let least = 1
  for (let place = order.length; place > 0; place--) {
    const i = order[place - 1]!
    least = Math.min(least, (factor * p[i]! * order.length) / place)
    out[i] = least
  }
  return out
}

/** What is asked of a member of the front: its own p, and on demand those of its parts. */
export interface Gated {
  p: number
  partial(): readonly number[]
}

export interface Passed {
  p: number
  holm: number
  q: number
  /** Holm's inside the member; null where the member itself does not hold, whose parts are then not asked about. */
  partial: readonly number[] | null
}

/** Parts are tested only in members whose p by Holm is at most `alpha`. */
export function gatekeeping(
  members: readonly Gated[],
  alpha = 0.05,
  dependence: 'positive' | 'any' = 'positive',
): Passed[] {
  const p = members.map((member) => member.p)
  const adjusted = holm(p)
  const q = dependence === 'any' ? benjaminiYekutieli(p) : benjaminiHochberg(p)
  return members.map((member, i) => ({
    p: p[i]!,
    holm: adjusted[i]!,
    q: q[i]!,
    partial: adjusted[i]! <= alpha ? holm(member.partial()) : null,
  }))
}
