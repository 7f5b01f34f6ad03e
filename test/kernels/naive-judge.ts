import type { JudgeParameters } from '../../src/analyses/judge/types'
import { byCodePoint } from '../code-points'
import type { Customer } from './rated'

/** When a customer first took an item; what nobody knows the time of is not in it. */
export interface Taker extends Customer {
  times: ReadonlyMap<string, number>
}

/** A customer of a split: what is trained on, and what was hidden. */
export interface Halved {
  name: string
  group: string | null
  trained: ReadonlyMap<string, number>
  hidden: string[]
}

export interface NaiveRow {
  hitRate: number
  hitRateLow: number
  hitRateHigh: number
  ndcg: number
  map: number
  recall: number
  coverage: number
  novelty: number
  customers: number
}

const WORD = (1n << 64n) - 1n

function draw(place: number, item: number, seed: number): bigint {
  let x = ((BigInt(place) << 32n) | BigInt(item)) + (BigInt(seed) + 1n) * 0x9e3779b97f4a7c15n
  x &= WORD
  x = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD
  x = ((x ^ (x >> 27n)) * 0x94d049bb133111ebn) & WORD
  return x ^ (x >> 31n)
}

const byGroup = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : byCodePoint(a, b)

export function naiveSplit(
  customers: readonly Taker[],
  {
    hide = 'item',
    split,
    holdOut,
    seed,
  }: Pick<JudgeParameters, 'split' | 'holdOut' | 'seed'> & Partial<Pick<JudgeParameters, 'hide'>>,
): Halved[] {
  const items = [...new Set(customers.flatMap(({ values }) => [...values.keys()]))].sort(byCodePoint)
  return customers
    .toSorted((a, b) => byGroup(a.group, b.group) || byCodePoint(a.name, b.name))
    .map(({ name, group, values, times }, place) => {
      const liked = [...values].filter(([, value]) => value > 0).map(([item]) => item)
      const chance = (item: string) => draw(place, items.indexOf(item), seed)
      if (hide !== 'item') {
        const apart = liked
          .filter((item) => times.get(item) === Infinity)
          .sort((a, b) => (chance(a) < chance(b) ? 1 : -1))
        const trained = new Map([...values].filter(([item, value]) => value > 0 && !apart.includes(item)))
        return { name, group, trained, hidden: trained.size > 0 ? apart.slice(0, holdOut) : [] }
      }
      const known = (item: string) => (Number.isFinite(times.get(item)) ? (times.get(item) as number) : -Infinity)
      const when = (item: string) => (split === 'last' ? known(item) : 0)
      liked.sort((a, b) => {
        if (when(a) !== when(b)) return when(b) - when(a)
        return chance(a) < chance(b) ? 1 : -1
      })
      const hidden = liked.length > holdOut ? liked.slice(0, holdOut) : []
      const trained = new Map([...values].filter(([item, value]) => value > 0 && !hidden.includes(item)))
      return { name, group, trained, hidden }
    })
}

function holdersOf(halves: readonly Halved[]): Map<string, number> {
  const holders = new Map<string, number>()
  for (const { trained } of halves) for (const item of trained.keys()) holders.set(item, (holders.get(item) ?? 0) + 1)
  return holders
}

type Lists = (halves: readonly Halved[], k: number) => (of: Halved) => string[]

const best = (scores: Map<string, number>, k: number) =>
  [...scores]
    .sort(([a, x], [b, y]) => y - x || byCodePoint(a, b))
    .slice(0, k)
    .map(([item]) => item)

export const naivePopular =
  (seen: boolean): Lists =>
  (halves, k) => {
    const holders = holdersOf(halves)
    return ({ trained }) => best(new Map([...holders].filter(([item]) => seen || !trained.has(item))), k)
  }

/** The inverse of a square, by Gauss and Jordan. */
export function inverse(square: readonly (readonly number[])[]): number[][] {
  const n = square.length
  const rows = square.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let k = 0; k < n; k++) {
    const pivot = rows[k]?.[k] as number
    const own = (rows[k] as number[]).map((value) => value / pivot)
    rows[k] = own
    for (let i = 0; i < n; i++) {
      const scale = rows[i]?.[k] as number
      if (i !== k) rows[i] = (rows[i] as number[]).map((value, j) => value - scale * (own[j] as number))
    }
  }
  return rows.map((row) => row.slice(n))
}

/** What each item says of each other. */
export function naiveWeights(baskets: readonly ReadonlySet<string>[], items: readonly string[], ridge: number) {
  const both = (a: string, b: string) => baskets.filter((basket) => basket.has(a) && basket.has(b)).length
  const p = inverse(items.map((a) => items.map((b) => both(a, b) + (a === b ? ridge : 0))))
  const at = (i: number, j: number) => p[i]?.[j] as number
  return (a: number, b: number) => {
    const weight = a === b ? 0 : -at(a, b) / at(b, b)
    return Math.abs(weight) < 1e-10 ? 0 : Math.fround(weight)
  }
}

export function naiveEase(ridge: number, seen: boolean): Lists {
  return (halves, k) => {
    const items = [...holdersOf(halves).keys()].sort(byCodePoint)
    const weight = naiveWeights(
      halves.map(({ trained }) => new Set(trained.keys())),
      items,
      ridge,
    )
    return ({ trained }) => {
      const scores = new Map<string, number>()
      for (const [b, item] of items.entries()) {
        if (trained.has(item) && !seen) continue
        const score = items.reduce((sum, own, a) => sum + (trained.has(own) ? weight(a, b) : 0), 0)
        if (score > 0) scores.set(item, score)
      }
      return best(scores, k)
    }
  }
}

export function naiveAlike(neighbours: number, seen: boolean): Lists {
  return (halves, k) => {
    const holders = holdersOf(halves)
    const items = [...holders.keys()].sort(byCodePoint)
    const likeness = (a: string, b: string) => {
      const both = halves.filter(({ trained }) => trained.has(a) && trained.has(b)).length
      return both / Math.sqrt((holders.get(a) as number) * (holders.get(b) as number))
    }
    const alike = new Map(
      items.map((item) => {
        const others = items.filter((other) => other !== item).map((other) => [other, likeness(item, other)] as const)
        const scores = new Map(others.filter(([, score]) => score > 0))
        return [item, best(scores, neighbours).map((other) => [other, scores.get(other) as number] as const)]
      }),
    )
    return ({ trained }) => {
      const scores = new Map<string, number>()
      for (const item of items.filter((one) => trained.has(one))) {
        for (const [other, score] of alike.get(item) as [string, number][]) {
          if (seen || !trained.has(other)) scores.set(other, (scores.get(other) ?? 0) + score)
        }
      }
      return best(scores, k)
    }
  }
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** The measures as they are defined, over the lists of all groups together; a name is one customer, whatever the group. */
export function naiveMeasures(groups: readonly (readonly Halved[])[], k: number, lists: Lists): NaiveRow | null {
  const z = 1.959963984540054
  let [places, surprise] = [0, 0]
  const told = new Map<string, { hit: number; recall: number; ndcg: number; map: number }[]>()
  const shown = new Set<string>()
  const gain = (at: number[]) => at.reduce((sum, place) => sum + 1 / Math.log2(place + 2), 0)
  for (const halves of groups) {
    const listOf = lists(halves, k)
    const holders = holdersOf(halves)
    const active = halves.filter(({ trained }) => trained.size > 0).length
    for (const half of halves.filter(({ hidden }) => hidden.length > 0)) {
      const list = listOf(half)
      const found = list.flatMap((item, place) => (half.hidden.includes(item) ? [place] : []))
      const possible = Math.min(half.hidden.length, k)
      const of = {
        hit: found.length > 0 ? 1 : 0,
        recall: found.length / half.hidden.length,
        ndcg: gain(found) / gain(Array.from({ length: possible }, (_, place) => place)),
        map: found.reduce((sum, place, i) => sum + (i + 1) / (place + 1), 0) / possible,
      }
      told.set(half.name, [...(told.get(half.name) ?? []), of])
      places += list.length
      for (const item of list) {
        shown.add(item)
        surprise -= Math.log2((holders.get(item) as number) / active)
      }
    }
  }
  const n = told.size
  if (n === 0) return null
  const each = [...told.values()]
  const over = (measure: 'recall' | 'ndcg' | 'map') =>
    mean(each.map((lists) => mean(lists.map((list) => list[measure]))))
  const p = mean(each.map((lists) => Math.max(...lists.map(({ hit }) => hit))))
  const middle = p + z ** 2 / (2 * n)
  const reach = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))
  const known = new Set(groups.flatMap((halves) => [...holdersOf(halves).keys()])).size
  return {
    hitRate: p,
    hitRateLow: Math.max(0, (middle - reach) / (1 + z ** 2 / n)),
    hitRateHigh: Math.min(1, (middle + reach) / (1 + z ** 2 / n)),
    ndcg: over('ndcg'),
    map: over('map'),
    recall: over('recall'),
    coverage: shown.size / known,
    novelty: surprise / places,
    customers: n,
  }
}
