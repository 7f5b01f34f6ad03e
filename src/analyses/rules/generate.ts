import type { BasketeerError } from '../../recipe/error'
import type { KernelContext } from '../kernel-context'
import type { CanonicalSets } from './canonical-sets'
import { METRICS, type Threshold } from './definition'
import type { RulesRecord } from './memory'
import { ruleFaults } from './sentences'
import type { RuleParameters } from './types'

/** P-values of more rules than this (24 bytes each) do not fit into a kernel's 4 GB beside the rest. */
const LARGEST_FAMILY = 2 ** 27

/** A rule that stays: its p- and q-value, place and key, then a row of the result with two items at least. */
const RULE_BYTES = 8 * METRICS.length + 90
const KERNEL_BYTES = 2 ** 32

/** What a walk over all splits writes; the same numbers stand in wasm/rules/splits.ts. */
const WALK = { counts: 0, pValues: 1, rules: 2 } as const

/** Metrics by number; the same numbers stand in wasm/rules/metrics.ts. */
const NUMBERED: readonly Threshold[] = [...METRICS, 'count', 'p_value', 'q_value']

/** Where something of each group begins and, at the end, how many there are. */
type Starts = Uint32Array

export interface GeneratedRules {
  rules: number
  /** Rules of the group at place g: `ruleStart[g]` up to `ruleStart[g + 1]`. */
  ruleStart: Starts
  /** c* when more rules pass than may stay: those of at least this count are here. */
  limitAt: number | null
}

type Walk = (task: number) => Promise<void>

/** Blocks of sets of like cost; a set of k items has 2^k splits. */
function balancedBounds(kernel: KernelContext, sets: CanonicalSets): Uint32Array {
  const start = kernel.u32(sets.setStart, sets.sets + 1)
  let total = 0
  for (let s = 0; s < sets.sets; s++) total += 2 ** ((start[s + 1] as number) - (start[s] as number))
  // Each block looks up the path to its first set anew: not worth it for less than this.
  const blocks = Math.max(1, Math.min(256, Math.floor(total / 2048)))
  const bounds = new Uint32Array(blocks + 1).fill(sets.sets)
  bounds[0] = 0
  let sum = 0
  let block = 1
  for (let s = 0; s < sets.sets; s++) {
    while (block < blocks && sum >= (total * block) / blocks) bounds[block++] = s
    sum += 2 ** ((start[s + 1] as number) - (start[s] as number))
  }
  return bounds
}

function walker(kernel: KernelContext, sets: CanonicalSets, record: RulesRecord): Walk {
  const bounds = balancedBounds(kernel, sets)
  const address = kernel.put(bounds)
  return async (task) => {
    await kernel.parallel({
      label: 'rules',
      run: 'rulesWalk',
      tasks: bounds.length - 1,
      args: [record.address, address, sets.longest, task],
      writes: 'memory',
    })
  }
}

/** Numbers the passing rules of sets with at least `minCount`: first rule of each set, and of each group. */
function number(kernel: KernelContext, sets: CanonicalSets, passing: number, firstRule: number, minCount: number) {
  const rulesOf = kernel.u32(passing, sets.sets)
  const first = kernel.u32(firstRule, sets.sets)
  const count = kernel.u32(sets.setCount, sets.sets)
  const starts = new Uint32Array(sets.groupSets.length)
  let rules = 0
  for (let g = 0; g + 1 < starts.length; g++) {
    starts[g] = rules
    const end = sets.groupSets[g + 1] as number
    for (let s = sets.groupSets[g] as number; s < end; s++) {
      first[s] = rules
      if ((count[s] as number) >= minCount) rules += rulesOf[s] as number
    }
  }
  starts[starts.length - 1] = rules
  return { rules, starts }
}

/** c*: the smallest count such that no more than `limit` rules have it or more. */
function limitCount(kernel: KernelContext, sets: CanonicalSets, passing: number, limit: number): number {
  const rulesOf = kernel.u32(passing, sets.sets)
  const byCount = new Map<number, number>()
  for (const [s, count] of kernel.u32(sets.setCount, sets.sets).entries()) {
    const rules = rulesOf[s] as number
    if (rules > 0) byCount.set(count, (byCount.get(count) ?? 0) + rules)
  }
  let kept = 0
  for (const count of [...byCount.keys()].sort((a, b) => b - a)) {
    kept += byCount.get(count) ?? 0
    if (kept > limit) return count + 1
  }
  return 0
}

/** A run that cannot end well should not take minutes before it says so. */
function requireRoom(kernel: KernelContext, rules: number): void {
  if (kernel.mark() + rules * RULE_BYTES > KERNEL_BYTES) throw tooMany(rules)
}

function tooMany(rules: number): BasketeerError {
  return ruleFaults.tooMany({ rules })
}

/**
 * Finds all rules that pass and writes those that stay under the limit, with their p-values; and the families of
 * p-values, from which q-values are read: those of every rule that passes, whether it stays or not. For a threshold
 * on q itself the family is every rule of the group that the other parameters allow.
 */
export async function generateRules(
  kernel: KernelContext,
  sets: CanonicalSets,
  record: RulesRecord,
  parameters: RuleParameters,
): Promise<GeneratedRules> {
  const groups = sets.groupAt.length
  const byQ = parameters.metric === 'q_value'
  const passing = kernel.alloc(4 * sets.sets)
  const firstRule = kernel.alloc(4 * sets.sets)
  const thresholds = kernel.put(new Float64Array(groups).fill(parameters.minThreshold))
  record.set({ metric: NUMBERED.indexOf(parameters.metric), thresholds, passing, firstRule })
  const walk = walker(kernel, sets, record)

  /** Takes the p-values written last as the families. */
  const adjust = async (starts: Starts, p: number) => {
    record.set({ familyStart: kernel.put(starts), familyP: p, familyQ: kernel.alloc(8 * (starts.at(-1) ?? 0)) })
    await kernel.parallel({
      label: 'q-values',
      run: 'rulesAdjust',
      tasks: groups,
      args: [record.address],
      writes: 'memory',
    })
  }
  const family = async () => {
    const { rules, starts } = number(kernel, sets, passing, firstRule, 0)
    if (rules > LARGEST_FAMILY) throw tooMany(rules)
    const p = kernel.alloc(8 * rules)
    record.set({ pValues: p })
    await walk(WALK.pValues)
    await adjust(starts, p)
  }

  await walk(WALK.counts)
  if (byQ) {
    await family()
    const threshold = kernel.put(Float64Array.of(parameters.minThreshold))
    kernel.call('rulesCutoffs', record.address, groups, thresholds, threshold)
    record.set({ metric: NUMBERED.indexOf('p_value') })
    await walk(WALK.counts)
  }
  const all = number(kernel, sets, passing, firstRule, 0)
  const limited = all.rules > parameters.limit
  const minCount = limited ? limitCount(kernel, sets, passing, parameters.limit) : 0
  if (!limited) requireRoom(kernel, all.rules)
  if (limited && !byQ) await family()
  const { rules, starts } = limited ? number(kernel, sets, passing, firstRule, minCount) : all
  if (limited) requireRoom(kernel, rules)
  const pValues = kernel.alloc(8 * rules)
  record.set({
    minCount,
    pValues,
    ruleStart: kernel.put(starts),
    ruleSet: kernel.alloc(4 * rules),
    ruleAntecedent: kernel.alloc(4 * rules),
    ruleConsequent: kernel.alloc(4 * rules),
    ruleKey: kernel.alloc(8 * rules),
    ruleRedundant: kernel.alloc(rules),
  })
  await walk(WALK.rules)
  if (!limited && !byQ) await adjust(starts, kernel.put(kernel.f64(pValues, rules)))
  return { rules, ruleStart: starts, limitAt: limited ? minCount : null }
}
