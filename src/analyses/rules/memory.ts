import type { KernelContext } from '../kernel-context'

/** Fields of the class `Rules` in wasm/rules/context.ts, in its order; all are u32. */
const RULES_FIELDS = [
  'sets',
  'setStart',
  'setLabels',
  'setCount',
  'groupStart',
  'groupBaskets',
  'index',
  'indexShift',
  'listed',
  'demanded',
  'maxConsequent',
  'metric',
  'thresholds',
  'passing',
  'firstRule',
  'minCount',
  'ruleStart',
  'pValues',
  'ruleSet',
  'ruleAntecedent',
  'ruleConsequent',
  'ruleKey',
  'ruleRedundant',
  'familyStart',
  'familyP',
  'familyQ',
] as const

/** Fields of the class `RuleTable` in wasm/rules/columns.ts. */
const TABLE_FIELDS = [
  'rows',
  'order',
  'groupAt',
  'itemAt',
  'group',
  'antecedentOffsets',
  'antecedentItems',
  'consequentOffsets',
  'consequentItems',
  'count',
  'antecedentCount',
  'consequentCount',
  'metrics',
  'pValue',
  'qValue',
  'redundant',
] as const

/** A record in kernel memory, written field by field. */
interface Struct<Field extends string> {
  readonly address: number
  set(values: Partial<Record<Field, number>>): void
}

function struct<Field extends string>(kernel: KernelContext, fields: readonly Field[]): Struct<Field> {
  const address = kernel.allocZeroed(4 * fields.length)
  return {
    address,
    set(values) {
      const words = kernel.u32(address, fields.length)
      for (const [i, field] of fields.entries()) {
        const value = values[field]
        if (value !== undefined) words[i] = value
      }
    },
  }
}

export type RulesRecord = Struct<(typeof RULES_FIELDS)[number]>
export const rulesRecord = (kernel: KernelContext): RulesRecord => struct(kernel, RULES_FIELDS)

type TableRecord = Struct<(typeof TABLE_FIELDS)[number]>
export const tableRecord = (kernel: KernelContext): TableRecord => struct(kernel, TABLE_FIELDS)
