import { setU32, u32At } from '../lib/words'
import { adjusted } from './adjust'
import { f64At, Rules, setF64 } from './context'
import { certainty, confidence, conviction, jaccard, kulczynski, leverage, lift, M, zhang } from './metrics'

/** The result; the fields stand in the order of TABLE_FIELDS in src/analyses/rules/memory.ts. */
@unmanaged
export class RuleTable {
  rows: u32
  /** Rule number of each row. */
  order: usize
  /** From places in code point order back to ids. */
  groupAt: usize
  itemAt: usize
  group: usize
  antecedentOffsets: usize
  antecedentItems: usize
  consequentOffsets: usize
  consequentItems: usize
  count: usize
  antecedentCount: usize
  consequentCount: usize
  /** Twelve columns, one behind the other, in the order of METRICS. */
  metrics: usize
  pValue: usize
  qValue: usize
  redundant: usize
}

function sizeOf(c: Rules, set: u32): u32 {
  return u32At(c.setStart, set + 1) - u32At(c.setStart, set)
}

/** Where each row's items begin. */
export function rulesOffsets(c: Rules, t: RuleTable): void {
  let antecedent: u32 = 0
  let consequent: u32 = 0
  for (let row: u32 = 0; row < t.rows; row++) {
    const rule = u32At(t.order, row)
    setU32(t.antecedentOffsets, row, antecedent)
    setU32(t.consequentOffsets, row, consequent)
    antecedent += sizeOf(c, u32At(c.ruleAntecedent, rule))
    consequent += sizeOf(c, u32At(c.ruleConsequent, rule))
  }
  setU32(t.antecedentOffsets, t.rows, antecedent)
  setU32(t.consequentOffsets, t.rows, consequent)
}

function copyItems(c: Rules, itemAt: usize, set: u32, target: usize): void {
  const end = u32At(c.setStart, set + 1)
  for (let p = u32At(c.setStart, set); p < end; p++, target += 4) {
    store<u32>(target, u32At(itemAt, u32At(c.setLabels, p)))
  }
}

/** Fills all columns of one block of rows. */
export function rulesColumns(block: u32, c: Rules, t: RuleTable, blockRows: u32): void {
  const from = block * blockRows
  const to = min(from + blockRows, t.rows)
  let g: u32 = 0
  for (let row = from; row < to; row++) {
    while (u32At(c.ruleStart, g + 1) <= row) g++
    const rule = u32At(t.order, row)
    const antecedent = u32At(c.ruleAntecedent, rule)
    const consequent = u32At(c.ruleConsequent, rule)
    const both = u32At(c.setCount, u32At(c.ruleSet, rule))
    const a = u32At(c.setCount, antecedent)
    const b = u32At(c.setCount, consequent)
    setU32(t.group, row, u32At(t.groupAt, g))
    setU32(t.count, row, both)
    setU32(t.antecedentCount, row, a)
    setU32(t.consequentCount, row, b)
    copyItems(c, t.itemAt, antecedent, t.antecedentItems + ((<usize>u32At(t.antecedentOffsets, row)) << 2))
    copyItems(c, t.itemAt, consequent, t.consequentItems + ((<usize>u32At(t.consequentOffsets, row)) << 2))
    writeMetrics(t, row, u32At(c.groupBaskets, g), both, a, b)
    const p = f64At(c.pValues, rule)
    setF64(t.pValue, row, p)
    setF64(t.qValue, row, adjusted(c, g, p))
    store<u8>(t.redundant + row, load<u8>(c.ruleRedundant + rule))
  }
}

function writeMetrics(t: RuleTable, row: u32, n: u32, both: u32, a: u32, b: u32): void {
  const column = (<usize>t.rows) << 3
  const first = t.metrics + ((<usize>row) << 3)
  store<f64>(first + M.ANTECEDENT_SUPPORT * column, <f64>a / <f64>n)
  store<f64>(first + M.CONSEQUENT_SUPPORT * column, <f64>b / <f64>n)
  store<f64>(first + M.SUPPORT * column, <f64>both / <f64>n)
  store<f64>(first + M.CONFIDENCE * column, confidence(both, a))
  store<f64>(first + M.LIFT * column, lift(n, both, a, b))
  store<f64>(first + M.REPRESENTATIVITY * column, 1.0)
  store<f64>(first + M.LEVERAGE * column, leverage(n, both, a, b))
  store<f64>(first + M.CONVICTION * column, conviction(n, both, a, b))
  store<f64>(first + M.ZHANG * column, zhang(n, both, a, b))
  store<f64>(first + M.JACCARD * column, jaccard(both, a, b))
  store<f64>(first + M.CERTAINTY * column, certainty(n, both, a, b))
  store<f64>(first + M.KULCZYNSKI * column, kulczynski(both, a, b))
}
