import { conditionsOf } from '../../../analyses/published/conditions'
import { type PreparationFate, preparationFate } from '../../../analyses/published/preparation'
import { labelledByPeople } from '../../../analyses/published/recipe'
import { analyses } from '../../../analyses/registry'
import { rowRole, tableRequest } from '../../../analyses/table-request'
import { isSetFilter, readReference } from '../../../recipe/kept-set'
import type { Filter } from '../../../recipe/schema'
import type { Job } from '../../../workers/protocol/jobs'
import type { PeopleIn } from '../../../workers/protocol/published'

/** What a publisher has to be asked before a result goes out. */
export interface PublishFacts {
  people: PeopleIn
  /** The column whose values are names, where they are labels of the result. */
  column: string | undefined
  /** Conditions that go along where somebody says so. */
  asked: { at: number; filter: Filter }[]
  /** What was done to the tables. */
  prepared: PreparationFate
}

function peopleIn(job: Pick<Job, 'recipe'>, column: string | undefined): PeopleIn {
  const { data, analysis } = job.recipe
  const { rows } = analyses[analysis.kind]
  if (column !== undefined) return 'labels'
  if (rows === 'customers') return 'rows'
  if (data.filters?.some(isSetFilter) || readReference(data.roles.group)) return 'sets'
  return rows === 'patterns' && rowRole(tableRequest(job.recipe).want) === 'customer' ? 'journeys' : null
}

export function publishFacts(job: Pick<Job, 'recipe'>): PublishFacts {
  const { data } = job.recipe
  const column = labelledByPeople(data)
  const asked = conditionsOf(data).flatMap(({ fate, filter }, at) => (fate === 'asked' ? [{ at, filter }] : []))
  return { people: peopleIn(job, column), column, asked, prepared: preparationFate(data) }
}
