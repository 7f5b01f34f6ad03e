import type { KernelContext, KernelInput } from '../kernel-context'
import type { FrequentSets } from '../mining/frequent-sets'
import { type CanonicalSets, canonicalSets } from './canonical-sets'
import { generateRules } from './generate'
import { type RulesRecord, rulesRecord } from './memory'
import { ruleFaults } from './sentences'
import { ruleColumns } from './table'
import type { RuleColumns, RuleParameters } from './types'

/** Masks of a set's items are u32, and each of its 2^25 subsets would have to be frequent too. */
const LONGEST = 25

/** Bits of the byte kept for each label; the same stand in wasm/rules/context.ts. */
const LISTS = { include: 1, antecedentIncludes: 2, consequentIncludes: 4 } as const

/** Tells the kernel which lists a rule must meet and which labels are on them. */
function setLists(kernel: KernelContext, input: KernelInput, record: RulesRecord, parameters: RuleParameters) {
  const listed = kernel.allocZeroed(input.itemCount)
  const bytes = kernel.u8(listed, input.itemCount)
  let demanded = 0
  for (const [name, bit] of Object.entries(LISTS)) {
    const list = parameters[name as keyof typeof LISTS]
    if (list === undefined) continue
    demanded |= bit
    for (const item of list) {
      const label = input.labelRank[item] as number
      bytes[label] = (bytes[label] ?? 0) | bit
    }
  }
  record.set({ listed, demanded })
}

function setSets(record: RulesRecord, sets: CanonicalSets) {
  const { setStart, setLabels, setCount, groupStart, groupBaskets, index, indexShift } = sets
  record.set({ sets: sets.sets, setStart, setLabels, setCount, groupStart, groupBaskets, index, indexShift })
}

/**
 * All rules of frequent sets, in result order. The sets must be complete: with each set every part of it. Uses up
 * the records of `frequent`.
 */
export async function rulesFromSets(
  kernel: KernelContext,
  input: KernelInput,
  frequent: FrequentSets,
  parameters: RuleParameters,
): Promise<{ columns: RuleColumns; limitAt: number | null }> {
  if (frequent.longest > LONGEST) {
    throw ruleFaults.tooLong({ items: frequent.longest })
  }
  const record = rulesRecord(kernel)
  const sets = kernel.timed('sets', () => canonicalSets(kernel, input, frequent))
  setSets(record, sets)
  setLists(kernel, input, record, parameters)
  record.set({ maxConsequent: parameters.maxConsequent ?? LONGEST })
  const generated = await generateRules(kernel, sets, record, parameters)
  const columns = await ruleColumns(kernel, input, sets, record, generated, parameters.metric)
  return { columns, limitAt: generated.limitAt }
}
