import type { KernelContext, KernelInput } from '../kernel-context'
import type { RuleColumns, RuleParameters } from '../kernel-types'
import { type CanonicalSets, inverse } from './canonical-sets'
import { METRICS, type Metric } from './definition'
import type { GeneratedRules } from './generate'
import { type RulesRecord, tableRecord } from './memory'

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

  const metrics = {} as Record<Metric, Float64Array>
  for (const [i, name] of METRICS.entries()) metrics[name] = kernel.f64(at.metrics + 8 * i * rows, rows)
  return {
    kind: 'rules',
    rows,
    group: kernel.u32(at.group, rows),
    antecedentOffsets: kernel.u32(at.antecedentOffsets, rows + 1),
    antecedentItems: kernel.u32(antecedentItems, antecedents),
    consequentOffsets: kernel.u32(at.consequentOffsets, rows + 1),
    consequentItems: kernel.u32(consequentItems, consequents),
    count: kernel.u32(at.count, rows),
    antecedentCount: kernel.u32(at.antecedentCount, rows),
    consequentCount: kernel.u32(at.consequentCount, rows),
    metrics,
    pValue: kernel.f64(at.pValue, rows),
    qValue: kernel.f64(at.qValue, rows),
    redundant: kernel.u8(at.redundant, rows),
  }
}
