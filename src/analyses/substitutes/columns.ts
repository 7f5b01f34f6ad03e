import type { Market } from './market'
import { expectedOf, liftUpperOf } from './score'
import type { Judged } from './select'
import type { SubstitutesColumns } from './types'

/** Chance is ruled out at this q. */
const SURE = 0.05

/** A pair with the market it was found in. */
export interface Found extends Judged {
  market: Pick<Market, 'plan' | 'itemIds' | 'held'>
}

export function substituteColumns(found: readonly Found[]): SubstitutesColumns {
  const u32 = (value: (row: Found) => number) => Uint32Array.from(found, value)
  const f64 = (value: (row: Found) => number) => Float64Array.from(found, value)
  const held = (item: 'a' | 'b') => u32(({ market, pair }) => market.held[pair[item]] as number)
  const id = (item: 'a' | 'b') => u32(({ market, pair }) => market.itemIds[pair[item]] as number)
  return {
    kind: 'substitutes',
    rows: found.length,
    group: u32(({ market }) => market.plan.number),
    itemA: id('a'),
    itemB: id('b'),
    basketsA: held('a'),
    basketsB: held('b'),
    count: u32(({ pair }) => pair.both),
    expected: f64(({ market, pair }) => expectedOf(market, pair)),
    liftUpper: f64(({ market, pair }) => liftUpperOf(market, pair)),
    company: f64(({ pair }) => pair.company),
    customersBoth: f64(({ shoppers }) => shoppers?.both ?? Number.NaN),
    customerLift: f64(({ shoppers }) => (shoppers ? shoppers.both / shoppers.expected : Number.NaN)),
    switches: f64(({ shoppers }) => (shoppers && shoppers.steps > 0 ? shoppers.switches : Number.NaN)),
    switchRate: f64(({ shoppers }) => (shoppers ? shoppers.switches / shoppers.steps : Number.NaN)),
    pValue: f64(({ pair }) => pair.p),
    qValue: f64(({ pair }) => pair.q),
    score: f64(({ score }) => score),
    sure: Uint8Array.from(found, ({ score, pair }) => Number(score > 0 && pair.q <= SURE)),
  }
}
