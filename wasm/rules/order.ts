import { mark, release, take } from '../lib/stack'
import { addU32, setU32, u32At } from '../lib/words'
import { f64At, Rules } from './context'
import { sortPairs } from './pairs'
import { cumulate } from './sets'

/** Bits that sort as unsigned integers like the number, or the other way round. */
function sortable(value: f64, descending: bool): u64 {
  const bits = reinterpret<u64>(value)
  const rising = bits ^ (<u64>(<i64>bits >> 63) | 0x8000000000000000)
  return descending ? ~rising : rising
}

/** One stable counting sort by set id, ids counted from `base`; an absent `source` is the natural order. */
function bySet(
  ids: usize,
  base: u32,
  sets: u32,
  source: usize,
  from: u32,
  n: u32,
  target: usize,
  counters: usize,
): void {
  memory.fill(counters, 0, (<usize>sets) << 2)
  for (let i: u32 = 0; i < n; i++) addU32(counters, u32At(ids, from + i) - base, 1)
  cumulate(counters, sets)
  for (let i: u32 = 0; i < n; i++) {
    const rule = source == 0 ? from + i : u32At(source, i)
    const p = counters + ((<usize>(u32At(ids, rule) - base)) << 2)
    const at = load<u32>(p)
    store<u32>(p, at + 1)
    setU32(target, at, rule)
  }
}

/**
 * Result order of one group's rules: by key, then by the labels of the antecedent, then of the consequent; ids of sets
 * stand in the order of their labels. Writes rule numbers to `order`.
 */
export function rulesOrder(group: u32, c: Rules, descending: u32, order: usize): void {
  const frame = mark()
  const from = u32At(c.ruleStart, group)
  const n = u32At(c.ruleStart, group + 1) - from
  const base = u32At(c.groupStart, group)
  const sets = u32At(c.groupStart, group + 1) - base
  const a = take((<usize>n) << 4)
  const b = take((<usize>n) << 4)
  const counters = take((<usize>sets) << 2)
  bySet(c.ruleConsequent, base, sets, 0, from, n, a, counters)
  bySet(c.ruleAntecedent, base, sets, a, from, n, b, counters)
  for (let i: u32 = 0; i < n; i++) {
    const rule = u32At(b, i)
    const p = a + ((<usize>i) << 4)
    store<u64>(p, sortable(f64At(c.ruleKey, rule), descending != 0))
    store<u32>(p, rule, 8)
  }
  const sorted = sortPairs(a, b, n)
  for (let i: u32 = 0; i < n; i++) setU32(order, from + i, load<u32>(sorted + ((<usize>i) << 4), 8))
  release(frame)
}
