import { runItemsets } from './itemsets/run'
import { runJudge } from './judge/run'
import type { KernelContext, KernelInput, KernelOutcome } from './kernel-context'
import { runRecommend } from './recommend/run'
import { runRules } from './rules/run'
import { runSequences } from './sequences/run'
import type { MiningColumns, MiningTask } from './tasks'
import { runUtility } from './utility/run'

/** The kernel side of every analysis; a new one is a line here. */
export function runMining(
  kernel: KernelContext,
  input: KernelInput,
  task: MiningTask,
): Promise<KernelOutcome<MiningColumns>> {
  switch (task.kind) {
    case 'itemsets':
      return runItemsets(kernel, input, task.parameters)
    case 'rules':
      return runRules(kernel, input, task.parameters)
    case 'sequences':
      return runSequences(kernel, input, task.parameters)
    case 'utility':
      return runUtility(kernel, input, task.parameters)
    case 'recommend':
      return runRecommend(kernel, input, task.parameters)
    case 'judge':
      return runJudge(kernel, input, task.parameters)
  }
}
