export interface Chance {
  /** From 0 to below 1. */
  share(): number
  /** A whole number from 0 to below n. */
  below(n: number): number
}

/** Numbers by chance that depend on a seed and the number of a stream alone (sfc32). */
export function chanceOf(seed: number, stream = 0): Chance {
  let a = seed >>> 0
  let b = stream >>> 0
  let c = 0x9e3779b9
  let counter = 1
  const next = () => {
    const t = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  // What is alike at first, seeds or streams that follow each other, is not behind these.
  for (let i = 0; i < 20; i++) next()
  const share = () => next() / 2 ** 32
  return { share, below: (n) => Math.floor(share() * n) }
}
