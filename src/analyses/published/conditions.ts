import { matchesRows, type Step } from '../../preparation/steps'
import { keyColumns } from '../../preparation/steps/join-says'
import { isSetFilter } from '../../recipe/kept-set'
import { nameScorer } from '../../recipe/role-names'
import type { Filter, RecipeData } from '../../recipe/schema'
import { isDay, isNumber } from './words'

/** Whether cells of a column name customers, or receipts that lead to them. */
export type People = (column: string | undefined) => boolean

/** A name that says so much of customers is one of theirs, whatever is mapped. */
const TELLING = 0.8

/** Two names of one column, before and after a step. */
function sameColumns(step: Step): [string, string][] {
  if (step.step === 'rename') return [[step.column, step.to]]
  if (!matchesRows(step)) return []
  const right = keyColumns(step.on.right)
  return keyColumns(step.on.left).map((left, at) => [left, right[at] ?? left])
}

export function namesPeople({ roles, filters = [], prepared }: RecipeData): People {
  const own = new Set<string | undefined>([
    roles.customer,
    roles.basket,
    ...filters.filter(isSetFilter).map(({ column }) => column),
  ])
  const steps = [
    ...(prepared?.steps ?? []),
    ...Object.values(prepared?.sources ?? {}).flatMap((each) => each.steps ?? []),
  ]
  const same = steps.flatMap(sameColumns)
  // What a column was called before may have been called otherwise before that.
  for (let found = 0; found < own.size; ) {
    found = own.size
    for (const [a, b] of same) {
      if (own.has(a)) own.add(b)
      else if (own.has(b)) own.add(a)
    }
  }
  const score = nameScorer()
  return (column) => column !== undefined && (own.has(column) || score(column).customer >= TELLING)
}

/** How what holds words fares: `plain` goes along, what has words of its own where somebody says so, other things never. */
export type Fate = 'plain' | 'asked' | 'never'

/** `shown`: its values are labels that the rows show anyway. */
export function conditionFate(filter: Filter, people: People, shown = false): Fate {
  if (isSetFilter(filter) || people(filter.column)) return 'never'
  const values = [filter.value ?? []].flat()
  return shown || values.every((value) => isNumber(value) || isDay(value)) ? 'plain' : 'asked'
}

/** What becomes of each condition of a question. */
export function conditionsOf(data: RecipeData): { filter: Filter; fate: Fate }[] {
  const { roles, levels = [], level, names, filters = [] } = data
  const people = namesPeople(data)
  const shown = new Set([roles.item, roles.group, level, names?.item, ...levels])
  return filters.map((filter) => ({ filter, fate: conditionFate(filter, people, shown.has(filter.column)) }))
}
