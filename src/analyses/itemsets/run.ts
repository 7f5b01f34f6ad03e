import type { KernelRun } from '../kernel-context'
import { mineFrequentSets } from '../mining/frequent-sets'
import { orderRecords } from '../mining/order'
import { selectTarget } from '../mining/select'
import type { MiningParameters } from '../mining/types'
import { itemsetColumns } from './columns'
import type { ItemsetColumns } from './types'

/** Frequent itemsets, all, closed or maximal, in result order. */
export const runItemsets: KernelRun<MiningParameters, ItemsetColumns> = async (kernel, input, parameters) => {
  const { target, maxLength = Number.POSITIVE_INFINITY, limit } = parameters
  // A set is judged by sets one item longer, so those are all that closed and maximal need beyond `maxLength`.
  const all = target === 'all'
  const mined = { ...parameters, maxLength: all ? parameters.maxLength : longerByOne(parameters.maxLength) }
  const frequent = await mineFrequentSets(kernel, input, mined, {
    cap: all ? limit : Number.POSITIVE_INFINITY,
    pushInclude: true,
  })
  const found = all ? frequent : await selectTarget(kernel, frequent, target, maxLength, limit)
  const records = await orderRecords(kernel, input, found)
  const columns = kernel.timed('collect', () => itemsetColumns(kernel, input, found, records))
  const { method, methodReason, limitAt } = found
  return {
    columns,
    report: {
      method,
      methodReason,
      limited: limitAt !== null,
      found: frequent.sets,
      ...(limitAt === null ? {} : { limitAt }),
    },
  }
}

const longerByOne = (length: number | undefined) => (length === undefined ? undefined : length + 1)
