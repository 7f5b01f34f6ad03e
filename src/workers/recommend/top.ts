/** Places of the largest values, the largest first; of equal ones the first by rank. */
export function topOf(values: ArrayLike<number>, most: number, rankOf: (at: number) => number = (at) => at): number[] {
  return Array.from(values, (_, at) => at)
    .sort((a, b) => values[b]! - values[a]! || rankOf(a) - rankOf(b))
    .slice(0, most)
}

/** The same where few of very many are asked for, with those that have the lower place first among equals. */
export function topOfMany(values: ArrayLike<number>, most: number, left: (at: number) => boolean): number[] {
  const best: number[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if ((best.length >= most && value <= least) || left(at)) continue
    let place = best.length
    while (place > 0 && values[best[place - 1]!]! < value) place--
    best.splice(place, 0, at)
    if (best.length > most) best.pop()
    least = values[best.at(-1)!] ?? least
  }
  return best
}
