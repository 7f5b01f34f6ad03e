/** Chance that is the same for the same seed, on every machine. */
export interface Random {
  /** 0 to 1, 1 excluded. */
  share(): number
  /** A whole number, both bounds included. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(values: readonly T[]): T
  /** So many values made one after the other. */
  several<T>(from: number, to: number, make: () => T): T[]
  /** One value or none. */
  maybe<T>(probability: number, make: () => T): T | undefined
}

const mixed = (value: number): number => {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

/** A seed of its own for each case of a run. */
export const seedOf = (run: number, index: number): number => mixed(mixed(run + 0x9e3779b9) + index)

/** splitmix32. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    return mixed(state)
  }
  const share = () => next() / 2 ** 32
  const between = (from: number, to: number) => from + Math.floor(share() * (to - from + 1))
  const chance = (probability: number) => share() < probability
  return {
    share,
    between,
    chance,
    pick: (values) => values[between(0, values.length - 1)]!,
    several: (from, to, make) => Array.from({ length: between(from, to) }, make),
    maybe: (probability, make) => (chance(probability) ? make() : undefined),
  }
}
