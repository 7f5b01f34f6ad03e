import type { Random } from '../random'
import { label, plainLabel } from './labels'

/** Lines of receipts, as every format can hold them. */
export interface Line {
  receipt: string | null
  store: string | null
  customer: string | null
  item: string | null
  /** ms since 1970. */
  time: number | null
  amount: number | null
  units: number | null
}

export const COLUMNS = ['receipt', 'store', 'customer', 'item', 'time', 'amount', 'units'] as const

export interface LinesForm {
  /** Ordinary labels only, none missing. */
  tame?: boolean
  lines?: readonly [number, number]
  receipts?: number
}

const DAY = 86_400_000

function blanks(random: Random, text: string): string {
  return random.chance(0.1) ? `${' '.repeat(random.between(0, 2))}${text}${' '.repeat(random.between(0, 2))}` : text
}

export function makeLines(random: Random, { tame = false, lines = [1, 40], receipts = 8 }: LinesForm = {}): Line[] {
  const text = (missing: number) => {
    if (tame) return plainLabel(random)
    return random.chance(missing) ? random.pick([null, '', '   ']) : blanks(random, label(random))
  }
  const assortment = random.several(2, 7, () => text(0.05))
  const stores = random.several(1, 3, () => text(0.2))
  const number = (make: () => number) => (!tame && random.chance(0.08) ? null : make())
  return random.several(lines[0], lines[1], () => {
    const receipt = random.between(1, receipts)
    return {
      receipt: !tame && random.chance(0.04) ? null : `r${receipt}`,
      store: random.pick(stores),
      customer: `c${receipt % 5}`,
      item: random.pick(assortment),
      time: number(() => Date.UTC(2024, 0, 1) + random.between(0, 400) * DAY),
      amount: number(() => random.between(-200, 2000) / 100),
      units: number(() => random.between(1, 5)),
    }
  })
}
