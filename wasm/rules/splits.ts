import { poll } from '../lib/control'
import { fisher } from '../lib/fisher'
import { mark, release, take } from '../lib/stack'
import { setU32, u32At } from '../lib/words'
import { f64At, IN_ANTECEDENT, IN_CONSEQUENT, IN_INCLUDE, Rules, setF64 } from './context'
import { M, measure } from './metrics'
import { findSet } from './sets'

/** What a walk over the splits writes. */
const COUNTS: u32 = 0
const P_VALUES: u32 = 1
const RULES: u32 = 2

/** The table of a set's subsets by bit mask: u32 id, u32 count. */
function idOf(table: usize, mask: u32): u32 {
  return load<u32>(table + ((<usize>mask) << 3))
}

function countOf(table: usize, mask: u32): u32 {
  return load<u32>(table + ((<usize>mask) << 3), 4)
}

/** Adds to the table the subsets whose highest item is the one at `level`: one look-up each. */
function extend(c: Rules, table: usize, root: u32, set: u32, level: u32): void {
  const label = u32At(c.setLabels, u32At(c.setStart, set) + level)
  const bit: u32 = 1 << level
  const index = c.index
  const shift = c.indexShift
  store<u64>(table + ((<usize>bit) << 3), findSet(index, shift, root, label))
  for (let rest: u32 = 1; rest < bit; rest++) {
    store<u64>(table + ((<usize>(bit | rest)) << 3), findSet(index, shift, idOf(table, rest), label))
  }
}

/** Bit mask of the set's items that are on a list of the recipe. */
function listedItems(c: Rules, set: u32, list: u32): u32 {
  let mask: u32 = 0
  let bit: u32 = 1
  const end = u32At(c.setStart, set + 1)
  for (let p = u32At(c.setStart, set); p < end; p++, bit <<= 1) {
    if (<u32>load<u8>(c.listed + u32At(c.setLabels, p)) & list) mask |= bit
  }
  return mask
}

/**
 * 1 if a rule with the same consequent and a non-empty part of the antecedent holds at least as surely:
 * count(part ∪ consequent) / count(part) ≥ count(all) / count(antecedent), in integers.
 */
function isRedundant(table: usize, antecedent: u32, consequent: u32): u32 {
  const both = <u64>countOf(table, antecedent | consequent)
  const a = <u64>countOf(table, antecedent)
  for (let part = (antecedent - 1) & antecedent; part != 0; part = (part - 1) & antecedent) {
    if (<u64>countOf(table, part | consequent) * a >= both * <u64>countOf(table, part)) return 1
  }
  return 0
}

function write(c: Rules, table: usize, at: u32, n: u32, antecedent: u32, consequent: u32, p: f64): void {
  const all = antecedent | consequent
  setF64(c.pValues, at, p)
  setU32(c.ruleSet, at, idOf(table, all))
  setU32(c.ruleAntecedent, at, idOf(table, antecedent))
  setU32(c.ruleConsequent, at, idOf(table, consequent))
  const key =
    c.metric == M.P_VALUE
      ? p
      : measure(c.metric, n, countOf(table, all), countOf(table, antecedent), countOf(table, consequent))
  setF64(c.ruleKey, at, key)
  store<u8>(c.ruleRedundant + at, isRedundant(table, antecedent, consequent))
}

function passes(c: Rules, threshold: f64, n: u32, both: u32, a: u32, b: u32): bool {
  if (c.metric == M.Q_VALUE) return true
  if (c.metric == M.P_VALUE) return fisher(n, a, b, both) <= threshold
  return measure(c.metric, n, both, a, b) >= threshold
}

/** All splits of one set, of which `table` holds the subsets. Returns how many rules pass. */
function split(c: Rules, table: usize, set: u32, items: u32, n: u32, threshold: f64, task: u32, at: u32): u32 {
  const all: u32 = (1 << items) - 1
  const both = countOf(table, all)
  const mayLead = c.demanded & IN_ANTECEDENT ? listedItems(c, set, IN_ANTECEDENT) : all
  const mayFollow = c.demanded & IN_CONSEQUENT ? listedItems(c, set, IN_CONSEQUENT) : all
  const most = c.maxConsequent
  const first = at
  // One of the two sides holds the last item; each pair of sides gives two rules with one p-value.
  const half: u32 = 1 << (items - 1)
  for (let x: u32 = 1; x < half; x++) {
    if ((x & 63) == 0) poll()
    const y = all ^ x
    const countX = countOf(table, x)
    const countY = countOf(table, y)
    const forth =
      <u32>popcnt(y) <= most &&
      (x & mayLead) != 0 &&
      (y & mayFollow) != 0 &&
      passes(c, threshold, n, both, countX, countY)
    const back =
      <u32>popcnt(x) <= most &&
      (y & mayLead) != 0 &&
      (x & mayFollow) != 0 &&
      passes(c, threshold, n, both, countY, countX)
    if (!forth && !back) continue
    if (task == COUNTS) {
      at += <u32>forth + <u32>back
      continue
    }
    const p = fisher(n, countX, countY, both)
    if (task == P_VALUES) {
      setF64(c.pValues, at++, p)
      if (forth && back) setF64(c.pValues, at++, p)
      continue
    }
    if (forth) write(c, table, at++, n, x, y, p)
    if (back) write(c, table, at++, n, y, x, p)
  }
  return at - first
}

/**
 * Walks the sets of one block, which lie in the order of a depth-first search: the subsets of the prefix are still in
 * the table when the next set asks for them.
 */
export function rulesWalk(block: u32, c: Rules, bounds: usize, longest: u32, task: u32): void {
  const frame = mark()
  const table = take(8 << (<usize>longest))
  const end = u32At(bounds, block + 1)
  let group: u32 = 0
  // Items of the path at hand whose subsets the table holds.
  let known: u32 = 0
  for (let set = u32At(bounds, block); set < end; set++) {
    poll()
    while (u32At(c.groupStart, group + 1) <= set) group++
    // What is rarer than asked for is not written, and neither is anything that extends it.
    if (task == RULES && u32At(c.setCount, set) < c.minCount) continue
    const items = u32At(c.setStart, set + 1) - u32At(c.setStart, set)
    for (let level = min(known, items - 1); level < items; level++) extend(c, table, c.sets + group, set, level)
    known = items
    if (task != COUNTS && u32At(c.passing, set) == 0) continue
    let found: u32 = 0
    if (items > 1 && (!(c.demanded & IN_INCLUDE) || listedItems(c, set, IN_INCLUDE) != 0)) {
      const n = u32At(c.groupBaskets, group)
      const at = task == COUNTS ? 0 : u32At(c.firstRule, set)
      found = split(c, table, set, items, n, f64At(c.thresholds, group), task, at)
    }
    if (task == COUNTS) setU32(c.passing, set, found)
  }
  release(frame)
}
