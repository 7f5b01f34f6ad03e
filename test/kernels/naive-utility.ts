import type { UtilityParameters } from '../../src/analyses/utility/types'
import { byCodePoint } from '../code-points'
import type { Bundle, Receipt } from './priced'

interface Tally {
  items: string[]
  utility: number
  count: number
}

/** Every subset of every receipt, summed one by one. */
function tallies(receipts: readonly Receipt[], maxLength: number): Tally[] {
  const found = new Map<string, Tally>()
  const extend = (values: Receipt['values'], items: readonly string[], from: number, chosen: string[], sum: number) => {
    for (let i = from; i < items.length; i++) {
      const set = [...chosen, items[i] as string]
      const utility = sum + (values.get(items[i] as string) as number)
      const key = set.join('\u0000')
      const tally = found.get(key) ?? { items: set, utility: 0, count: 0 }
      tally.utility += utility
      tally.count++
      found.set(key, tally)
      if (set.length < maxLength) extend(values, items, i + 1, set, utility)
    }
  }
  for (const { values } of receipts) extend(values, [...values.keys()].sort(byCodePoint), 0, [], 0)
  return [...found.values()]
}

function bundlesOfGroup(receipts: readonly Receipt[], group: string | null, asked: UtilityParameters): Bundle[] {
  const n = receipts.length
  const single = new Map(tallies(receipts, 1).map((tally) => [tally.items[0], tally]))
  const all = tallies(receipts, asked.maxLength ?? Number.POSITIVE_INFINITY).filter(
    ({ count }) => count >= (asked.minBaskets ?? 1),
  )
  const falling = all.map((tally) => tally.utility).sort((a, b) => b - a)
  const least = asked.minUtility ?? falling[(asked.top ?? 0) - 1] ?? Number.NEGATIVE_INFINITY
  return all
    .filter(({ utility }) => utility >= least)
    .map(({ items, utility, count }) => {
      const parts = items.map((item) => single.get(item) as Tally)
      const chance = parts.reduce((product, part) => product * (part.count / n), 1)
      const worth = parts.reduce((sum, part) => sum + part.utility / part.count, 0)
      const alone = items.length === 1
      const lift = alone ? 1 : count / n / chance
      return { group, utility, count, items, lift, expected: alone ? utility : n * chance * worth }
    })
}

export function naiveBundles(receipts: readonly Receipt[], asked: UtilityParameters) {
  const groups = [...new Set(receipts.map((r) => r.group))]
  const parts = asked.perGroup
    ? groups.map((group) => ({ group, own: receipts.filter((r) => r.group === group) }))
    : [{ group: groups[0] ?? null, own: receipts }]
  const rows = parts.flatMap(({ group, own }) => bundlesOfGroup(own, group, asked))
  const falling = rows.map((row) => row.utility).sort((a, b) => b - a)
  const limited = rows.length > asked.limit
  const kept = limited ? rows.filter((row) => row.utility > (falling[asked.limit] as number)) : rows
  const earned = (own: readonly Receipt[]) =>
    own.reduce((sum, { values }) => [...values.values()].reduce((a, b) => a + b, sum), 0)
  return {
    rows: kept.sort(compare),
    limited,
    dropped: limited ? falling[kept.length] : undefined,
    groupUtility: parts.map(({ own }) => earned(own)),
  }
}

function compare(a: Bundle, b: Bundle): number {
  if (a.group !== b.group) {
    return a.group == null ? -1 : b.group == null ? 1 : byCodePoint(a.group, b.group)
  }
  if (a.utility !== b.utility) return b.utility - a.utility
  for (let i = 0; i < Math.min(a.items.length, b.items.length); i++) {
    const order = byCodePoint(a.items[i] as string, b.items[i] as string)
    if (order !== 0) return order
  }
  return a.items.length - b.items.length
}
