import type { KernelContext, KernelInput, KernelRun } from '../kernel-context'
import type { GroupPlan } from '../mining/group'
import { planGroups } from '../mining/plan'
import { type Found, substituteColumns } from './columns'
import { knownCustomers, shoppersOf } from './customers'
import { openMarket } from './market'
import { findPairs } from './pairs'
import { selectPairs } from './select'
import { substituteReasons } from './sentences'
import type { SubstitutesColumns, SubstitutesParameters } from './types'

/** Pairs that seldom share a basket, yet keep the same company and are bought by the same customers; the surest first. */
export const runSubstitutes: KernelRun<SubstitutesParameters, SubstitutesColumns> = async (
  kernel,
  input,
  parameters,
) => {
  const plans = planGroups(kernel, input, { perGroup: parameters.perGroup, minCount: 1 })
  if (parameters.perGroup) plans.sort((x, y) => placeOf(input, x) - placeOf(input, y))
  const found: Found[] = []
  let all = 0
  for (const plan of plans) {
    kernel.checkCancelled()
    const mark = kernel.mark()
    const { best, passing } = await searchGroup(kernel, input, plan, parameters)
    found.push(...best)
    all += passing
    kernel.release(mark)
  }
  return {
    columns: substituteColumns(found),
    report: {
      method: 'company',
      methodReason: input.values === 0 ? substituteReasons.baskets() : substituteReasons.customers(),
      limited: all > found.length,
      found: all,
    },
  }
}

const placeOf = ({ groupRank }: KernelInput, { number }: GroupPlan) => groupRank[number] as number

async function searchGroup(
  kernel: KernelContext,
  input: KernelInput,
  plan: GroupPlan,
  parameters: SubstitutesParameters,
): Promise<{ best: Found[]; passing: number }> {
  const market = kernel.timed('arrange', () => openMarket(kernel, input, plan, parameters))
  if (market === undefined) return { best: [], passing: 0 }
  const pairs = await findPairs(kernel, market)
  const passing = pairs.filter(({ company }) => company >= parameters.minCompany)
  const known = kernel.timed('customers', () => knownCustomers(kernel, input, market))
  const judged = await selectPairs(market, passing, parameters.limit, async (asked) =>
    known ? shoppersOf(kernel, market, known, asked) : asked.map(() => undefined),
  )
  const { itemIds, held } = market
  return { best: judged.map((each) => ({ ...each, market: { plan, itemIds, held } })), passing: passing.length }
}
