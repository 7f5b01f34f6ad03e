/** What a rules run works on; the fields stand in the order of RULES_FIELDS in src/analyses/rules/memory.ts. */
@unmanaged
export class Rules {
  /** Frequent sets in canonical order (see sets.ts); a set's place is its id. */
  sets: u32
  setStart: usize
  /** Places of the items' labels in code point order, ascending within a set. */
  setLabels: usize
  setCount: usize
  /** Sets of group g: groupStart[g] up to groupStart[g + 1]. Groups stand in the order of their labels. */
  groupStart: usize
  groupBaskets: usize
  /** Set ids and counts by (id of the set without its last label, last label). */
  index: usize
  indexShift: u32
  /** One byte a label: which of the recipe's item lists hold it. */
  listed: usize
  /** Lists to be met, as bits of `listed`: by the whole rule, its antecedent, its consequent. */
  demanded: u32
  maxConsequent: u32
  metric: u32
  /** f64 a group. */
  thresholds: usize
  /** Number of rules of each set that pass. */
  passing: usize
  /** Place of each set's first rule. */
  firstRule: usize
  /** Rules of rarer sets are not written out. */
  minCount: u32
  /** Rules of group g: ruleStart[g] up to ruleStart[g + 1]; one entry a rule in the arrays that follow. */
  ruleStart: usize
  pValues: usize
  ruleSet: usize
  ruleAntecedent: usize
  ruleConsequent: usize
  /** f64: the measure by which the result is ordered. */
  ruleKey: usize
  ruleRedundant: usize
  /** P-values that are corrected together: those of group g, sorted, and the q-value of each. */
  familyStart: usize
  familyP: usize
  familyQ: usize
}

export const IN_INCLUDE: u32 = 1
export const IN_ANTECEDENT: u32 = 2
export const IN_CONSEQUENT: u32 = 4

export function f64At(base: usize, i: u32): f64 {
  return load<f64>(base + ((<usize>i) << 3))
}

export function setF64(base: usize, i: u32, value: f64): void {
  store<f64>(base + ((<usize>i) << 3), value)
}
