import { meanInterval } from '../../analyses/substitutes/score'
import type { Cell } from '../../workers/protocol/result'
import type { SubstituteDetail } from '../../workers/substitutes/types'
import { labelsIn } from '../base/cells'
import { SURE } from '../parts/results/presets'

/** A pair as people count: the words are put around it in the catalogue. */
export interface PairFacts {
  a: string
  b: string
  /** Undefined where the run knew no groups. */
  group: string | null | undefined
  baskets: number
  basketsA: number
  basketsB: number
  both: number
  expected: number
  liftUpper: number
  q: number
  company: number
  /** The most telling of those that both are bought with. */
  companions: string[]
  /** Null where nobody is known. */
  shoppers: { both: number; lift: number } | null
  switches: { count: number; rate: number } | null
  sure: boolean
  /** Kept apart, and not by chance; bought by the same people, and not by chance. */
  apart: boolean
  byShoppers: boolean
}

const COMPANIONS = 3

const numberIn = (cell: Cell | undefined): number | null =>
  typeof cell === 'number' && !Number.isNaN(cell) ? cell : null

export function pairFacts({ row: { cells }, group, baskets, shared }: SubstituteDetail): PairFacts {
  const number = (name: string) => Number(cells[name])
  const both = numberIn(cells['customers_both'])
  const lift = numberIn(cells['customer_lift'])
  const count = numberIn(cells['switches'])
  const rate = numberIn(cells['switch_rate'])
  const shoppers = both === null || lift === null ? null : { both, lift }
  const liftUpper = number('lift_upper')
  const q = number('q_value')
  return {
    a: labelsIn(cells['item_a'])[0] ?? '',
    b: labelsIn(cells['item_b'])[0] ?? '',
    group,
    baskets,
    basketsA: number('baskets_a'),
    basketsB: number('baskets_b'),
    both: number('count'),
    expected: number('expected'),
    liftUpper,
    q,
    company: number('company'),
    companions: shared.slice(0, COMPANIONS).map(({ label }) => label),
    shoppers,
    switches: count === null || rate === null ? null : { count, rate },
    sure: cells['sure'] === true,
    apart: liftUpper < 1 && q <= SURE,
    byShoppers:
      shoppers !== null && shoppers.both > 0 && meanInterval(shoppers.both)[0] > shoppers.both / shoppers.lift,
  }
}
