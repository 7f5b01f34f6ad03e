import { benjaminiHochberg, holm } from '../../corrections'
import { type FeatureTable, LEFT_OUT, type WhyLeftOut } from '../../table-columns'
import type { Split } from '../split'
import type { HypothesesColumns, HypothesesParameters } from '../types'
import type { Found, Search } from './found'

/** What a run found as columns, those that explain most first. */
export function columnsOf(
  table: FeatureTable,
  split: Split,
  { language, alpha }: HypothesesParameters,
  overall: number,
  search: Search,
): HypothesesColumns {
  const p = search.found.map((each) => each.p)
  const [pHolm, qValue] = [holm(p), benjaminiHochberg(p)]
  const order = search.found.map((_, at) => at).sort((a, b) => byEffect(search.found, a, b))
  const found = order.map((at) => search.found[at] as Found)
  const f64 = (value: (each: Found) => number) => Float64Array.from(found, value)
  const moved = (values: readonly number[]) => Float64Array.from(order, (at) => values[at] as number)
  const offsets = new Uint32Array(found.length + 1)
  found.forEach(({ features }, row) => {
    offsets[row + 1] = (offsets[row] as number) + features.length
  })
  const { target } = table
  const isLeak = new Set(search.leaks)
  const leftOut = [...table.leftOut, ...search.leaks.map((item) => ({ item, why: 'leak' as WhyLeftOut }))]
  return {
    kind: 'hypotheses',
    language,
    targetKind: target.kind,
    test: search.test,
    rows: found.length,
    group: new Uint32Array(found.length),
    offsets,
    features: Uint32Array.from(found.flatMap(({ features }) => [...features])),
    ofLevel: Uint32Array.from(found.flatMap(({ of }) => (of === undefined ? [] : [target.firstLevel + of]))),
    effect: f64(({ effect }) => effect),
    effectLow: f64(({ effectLow }) => effectLow),
    effectHigh: f64(({ effectHigh }) => effectHigh),
    effectFound: f64(({ effectFound }) => effectFound),
    inside: f64(({ inside }) => inside),
    outside: f64(({ outside }) => outside),
    coverage: f64(({ coverage }) => coverage),
    pValue: moved(p),
    pHolm: moved(pHolm),
    qValue: moved(qValue),
    stability: f64(({ stability }) => stability),
    confirmed: Uint32Array.from(found, ({ confirmed }) => confirmed),
    testable: Uint8Array.from(found, (each) => Number(!Number.isNaN(each.p))),
    exact: Uint8Array.from(found, ({ exact }) => Number(exact)),
    holds: Uint8Array.from(order, (at) => Number((pHolm[at] as number) <= alpha)),
    target: Uint32Array.of(target.item),
    targetLevels: Uint32Array.from({ length: target.levels }, (_, level) => target.firstLevel + level),
    leftOut: Uint32Array.from(leftOut, ({ item }) => item),
    leftOutWhy: Uint8Array.from(leftOut, ({ why }) => LEFT_OUT.indexOf(why)),
    candidates: Uint32Array.from(
      table.columns.filter(({ item }) => !isLeak.has(item)),
      ({ item }) => item,
    ),
    rowsSearched: split.searchedRows.length,
    rowsConfirming: split.confirmingRows.length,
    unitsSearched: table.units === 0 ? 0 : split.unitsSearched,
    unitsConfirming: table.units === 0 ? 0 : split.unitsConfirming,
    looked: search.looked,
    possible: search.possible,
    shuffles: search.shuffles,
    shufflesAsGood: search.shufflesAsGood,
    wholeP: search.wholeP,
    wideBy: search.wideBy,
    resamples: search.resamples,
    overall,
  }
}

/** What explains most first, of as much the smaller; what nobody could test comes last. */
function byEffect(found: readonly Found[], a: number, b: number): number {
  const [x, y] = [found[a] as Found, found[b] as Found]
  const known = (each: Found) => Number(!Number.isNaN(each.effect))
  return (
    known(y) - known(x) ||
    (known(x) ? y.effect - x.effect : 0) ||
    x.features.length - y.features.length ||
    lexical(x.features, y.features)
  )
}

function lexical(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((item, i) => item !== b[i])
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? -1)
}
