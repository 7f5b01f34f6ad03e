/** Of fewer shuffles no p is small enough to be believed. */
const FEW = 99

export interface Affordable {
  size: number
  shuffles: number
}

/**
 * How large what is looked at on shuffled targets may be, and how often, so that all of it costs no more than `most`: rather fewer
 * shuffles than another search, and rather a smaller search than too few shuffles.
 */
export function affordable(size: number, shuffles: number, costOf: (size: number) => number, most: number): Affordable {
  for (let smaller = size; ; smaller--) {
    const fitting = Math.floor(most / costOf(smaller))
    if (fitting >= Math.min(shuffles, FEW) || smaller === 1) {
      return { size: smaller, shuffles: Math.min(shuffles, Math.max(FEW, fitting)) }
    }
  }
}
