import { runItemsets } from './itemsets/run'
import type { KernelContext, KernelInput, KernelOutcome } from './kernel-context'
import type { MiningColumns, MiningTask } from './kernel-types'
import { runRules } from './rules/run'

/** The kernel side of every analysis; a new one is a line here. */
export function runMining(
  kernel: KernelContext,
  input: KernelInput,
  task: MiningTask,
): Promise<KernelOutcome<MiningColumns>> {
  return task.kind === 'rules' ? runRules(kernel, input, task.parameters) : runItemsets(kernel, input, task.parameters)
}
