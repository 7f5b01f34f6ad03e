import type { KernelRun } from '../kernel-context'
import { planGroups } from '../mining/plan'
import { bundleColumns } from './columns'
import { measure } from './measure'
import { collectRecords } from './record'
import { searchGroups } from './search'
import { selectBundles } from './select'
import { utilityReasons } from './sentences'
import type { UtilityColumns, UtilityParameters } from './types'

/** Bundles that earn at least so much, or the best of each group, in result order. */
export const runUtility: KernelRun<UtilityParameters, UtilityColumns> = async (kernel, input, parameters) => {
  const { perGroup, minUtility = 0, top = 0, maxLength = 0xffffffff, minBaskets = 1, limit } = parameters
  const plans = planGroups(kernel, input, { perGroup, minCount: 1, minBaskets })
  const { groupUtility, exact } = await measure(kernel, input, plans)
  const chunks = await searchGroups(
    kernel,
    input,
    plans,
    {
      maxLength: Math.min(maxLength, 0xffffffff),
      top: Math.min(top, 0x7fffffff),
      minUtility,
      // Kernels take 0 for no limit.
      limit: limit > 0x7fff0000 ? 0 : limit,
    },
    exact,
  )
  const found = kernel.timed('collect', () => collectRecords(kernel, chunks, plans.length))
  const selection = kernel.timed('select', () => selectBundles(found, top, limit))
  const columns = await bundleColumns(kernel, input, found, selection.places, groupUtility)
  const { limitAt } = selection
  return {
    columns,
    report: {
      method: 'efim',
      methodReason: utilityReasons.oneMethod(),
      limited: limitAt !== null,
      found: columns.rows,
      ...(limitAt === null ? {} : { limitAt }),
    },
  }
}
