import type { CustomersQuery, FunnelQuery } from '../../../workers/sequences/types'
import { stepName } from '../path'
import type { People } from '../people'
import { sequenceWords } from '../words'
import type { OnFunnel } from './rows'

/** Those who reach a step, or who came so far and no further. */
export function peopleAt(query: FunnelQuery, { at, dropped }: OnFunnel): People {
  const step = query.steps[at]
  const item = step ? stepName(step) : ''
  const asked: CustomersQuery = { ...query, of: 'path', reached: at + 1, ...(dropped ? { dropped } : {}) }
  const said = dropped ? sequenceWords.people.drop : sequenceWords.people.reach
  return { title: said(at + 1, item), query: asked, path: query }
}
