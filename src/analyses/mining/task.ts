import type * as z from 'zod/mini'
import type { Target } from '../parameters'
import type { TableFacts } from '../working'
import type { miningShape } from './shape'
import type { MiningParameters } from './types'

type Asked = z.infer<z.ZodMiniObject<typeof miningShape>> & { target: Target }

/** What is asked of frequent sets, in the ids of a table. */
export function miningParameters(asked: Asked, { ids, branches }: TableFacts): MiningParameters {
  const { perGroup, minSupport, minCount, minBaskets, maxLength, method, target, limit } = asked
  return {
    perGroup,
    minSupport,
    minCount,
    minBaskets,
    maxLength,
    method,
    target,
    include: ids(asked.include),
    exclude: ids(asked.exclude),
    limit,
    ...(branches && { branches }),
  }
}
