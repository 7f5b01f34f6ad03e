import type { Random } from '../random'

const EXTREME = [
  ...[
    0,
    -0,
    1,
    -1,
    0.5,
    1e-9,
    1e-320,
    1e308,
    -1e308,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    2 ** 53,
    2 ** 63,
    255,
    256,
  ],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
] as const

export const anyNumber = (random: Random): number =>
  random.chance(0.6) ? random.pick(EXTREME) : random.share() * 10 ** random.between(-3, 6)
