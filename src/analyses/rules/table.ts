import type { KernelContext, KernelInput } from '../kernel-context'
import { type CanonicalSets, inverse } from './canonical-sets'
import { METRICS, type Metric } from './definition'
import type { GeneratedRules } from './generate'
import { type RulesRecord, tableRecord } from './memory'
import type { RuleColumns, RuleParameters } from './types'

const BLOCK_ROWS = 4096

/** Small is strong in these. */
const RISING: readonly string[] = ['p_value', 'q_value']

/** Brings the rules into result order; answers where the rule number of each row stands. */
async function orderRules(
  kernel: KernelContext,
  record: RulesRecord,
  generated: GeneratedRules,
  metric: RuleParameters['metric'],
): Promise<number> {
  const groups = generated.ruleStart.length - 1
  const order = kernel.alloc(4 * generated.rules)
  const perGroup = (run: string, ...args: number[]) =>
    kernel.parallel({ label: 'order', run, tasks: groups, args: [record.address, ...args], writes: 'memory' })
  if (metric === 'q_value') await perGroup('rulesKeyByQ')
  await perGroup('rulesOrder', RISING.includes(metric) ? 0 : 1, order)
  return order
}

/** Computes every column of the result, row by row in result order. */
export async function ruleColumns(
  kernel: KernelContext,
  input: KernelInput,
  sets: CanonicalSets,
  record: RulesRecord,
  generated: GeneratedRules,
  metric: RuleParameters['metric'],
): Promise<RuleColumns> {
  const rows = generated.rules
  const order = await orderRules(kernel, record, generated, metric)
  const table = tableRecord(kernel)
  const u32 = () => kernel.alloc(4 * rows)
  const f64 = () => kernel.alloc(8 * rows)
  const at = {
    group: u32(),
    count: u32(),
    antecedentCount: u32(),
    consequentCount: u32(),
    antecedentOffsets: kernel.alloc(4 * (rows + 1)),
    consequentOffsets: kernel.alloc(4 * (rows + 1)),
    metrics: kernel.alloc(8 * METRICS.length * rows),
    pValue: f64(),
    qValue: f64(),
    redundant: kernel.alloc(rows),
  }
  table.set({ ...at, rows, order, groupAt: kernel.put(sets.groupAt), itemAt: kernel.put(inverse(input.labelRank)) })
  kernel.timed('columns', () => kernel.call('rulesOffsets', record.address, table.address))
  const antecedents = kernel.u32(at.antecedentOffsets, rows + 1)[rows] as number
  const consequents = kernel.u32(at.consequentOffsets, rows + 1)[rows] as number
  const antecedentItems = kernel.alloc(4 * antecedents)
  const consequentItems = kernel.alloc(4 * consequents)
  table.set({ antecedentItems, consequentItems })
  await kernel.parallel({
    label: 'columns',
    run: 'rulesColumns',
    tasks: Math.ceil(rows / BLOCK_ROWS),
    args: [record.address, table.address, BLOCK_ROWS],
    writes: 'memory',
  })

  const words = (address: number, length = rows) => kernel.u32(address, length).slice()
  const numbers = (address: number) => kernel.f64(address, rows).slice()
  return kernel.timed('columns', () => ({
    kind: 'rules',
    rows,
    group: words(at.group),
    antecedentOffsets: words(at.antecedentOffsets, rows + 1),
    antecedentItems: words(antecedentItems, antecedents),
    consequentOffsets: words(at.consequentOffsets, rows + 1),
    consequentItems: words(consequentItems, consequents),
    count: words(at.count),
    antecedentCount: words(at.antecedentCount),
    consequentCount: words(at.consequentCount),
    metrics: Object.fromEntries(METRICS.map((name, i) => [name, numbers(at.metrics + 8 * i * rows)])) as Record<
      Metric,
      Float64Array
    >,
    pValue: numbers(at.pValue),
    qValue: numbers(at.qValue),
    redundant: kernel.u8(at.redundant, rows).slice(),
  }))
}
