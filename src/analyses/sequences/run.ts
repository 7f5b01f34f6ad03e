import type { KernelRun } from '../kernel-context'
import { planGroups } from '../mining/plan'
import { orderPaths, pathColumns } from './columns'
import { fillExpected } from './expected'
import { limitsOf } from './journeys'
import { minePaths } from './mine'
import { selectTarget } from './select'
import { sequenceReasons } from './sentences'
import { fillTimes } from './times'
import type { SequenceColumns, SequenceParameters } from './types'

const NO_LIMIT = 0xffffffff

/**
 * Frequent paths, all, closed or maximal, in result order. Limits on gaps and span and `exclude` are part of the
 * search; so are `first`, `last` and the limit where all paths are asked for.
 */
export const runSequences: KernelRun<SequenceParameters, SequenceColumns> = async (kernel, input, parameters) => {
  const { target, limit } = parameters
  const all = target === 'all'
  const { hereditary } = limitsOf(input, parameters)
  const plans = planGroups(kernel, input, parameters)
  const mined = await minePaths(
    kernel,
    input,
    plans,
    { ...parameters, maxLength: searchedLength(parameters, hereditary) },
    all ? limit : Number.POSITIVE_INFINITY,
  )
  const found = all ? mined.found : await selectTarget(kernel, input, mined.found, parameters, hereditary)
  const records = await orderPaths(kernel, input, found)
  const columns = kernel.timed('collect', () => pathColumns(kernel, input, records, found.paths))
  fillExpected(mined, plans, columns)
  await fillTimes(kernel, input, mined, records, columns)
  // Where the search was ended early it knows of a limit of its own.
  const limits = [found.limitAt, mined.found.limitAt].filter((count) => count !== null)
  const limitAt = limits.length > 0 ? Math.max(...limits) : null
  return {
    columns,
    report: {
      method: 'prefixspan',
      methodReason: sequenceReasons.oneMethod(),
      limited: limitAt !== null,
      found: mined.found.paths,
      ...(limitAt === null ? {} : { limitAt }),
    },
  }
}

/** Closed and maximal need longer paths than are shown: by one step, or under limits on gaps all there are. */
function searchedLength({ target, maxLength = NO_LIMIT }: SequenceParameters, hereditary: boolean): number {
  if (target === 'all') return Math.min(maxLength, NO_LIMIT)
  return hereditary ? Math.min(maxLength + 1, NO_LIMIT) : NO_LIMIT
}
