/** Probabilities of several tests at once, as Holm holds the chance of a single mistake; NaN is no test. */
export function holm(p: ArrayLike<number>): Float64Array {
  const order = tested(p)
  const out = new Float64Array(p.length).fill(Number.NaN)
  let most = 0
  order.forEach((at, place) => {
    most = Math.max(most, Math.min(1, (order.length - place) * (p[at] as number)))
    out[at] = most
  })
  return out
}

/** The share of mistakes among all that are as sure, by Benjamini and Hochberg. */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const order = tested(p)
  const out = new Float64Array(p.length).fill(Number.NaN)
  let least = 1
  for (let place = order.length - 1; place >= 0; place--) {
    const at = order[place] as number
    least = Math.min(least, ((p[at] as number) * order.length) / (place + 1))
    out[at] = least
  }
  return out
}

function tested(p: ArrayLike<number>): number[] {
  return Array.from(p, (_, at) => at)
    .filter((at) => !Number.isNaN(p[at] as number))
    .sort((a, b) => (p[a] as number) - (p[b] as number) || a - b)
}
