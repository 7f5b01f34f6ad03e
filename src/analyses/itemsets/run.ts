import type { KernelRun } from '../kernel-context'
import { orderRecords } from '../mining/order'
import type { MiningParameters } from '../mining/types'
import { itemsetColumns } from './columns'
import { findSets } from './find'
import type { ItemsetColumns } from './types'

/** Frequent itemsets, all, closed or maximal, in result order. */
export const runItemsets: KernelRun<MiningParameters, ItemsetColumns> = async (kernel, input, parameters) => {
  const { sets, seen } = await findSets(kernel, input, parameters)
  const records = await orderRecords(kernel, input, sets)
  const columns = kernel.timed('collect', () => itemsetColumns(kernel, input, sets, records))
  const { method, methodReason, limitAt } = sets
  return {
    columns,
    report: {
      method,
      methodReason,
      limited: limitAt !== null,
      found: seen,
      ...(limitAt === null ? {} : { limitAt }),
    },
  }
}
