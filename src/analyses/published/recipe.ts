import { documentOf } from '../../recipe/document'
import { isSetFilter, readReference } from '../../recipe/kept-set'
import type { Filter, ReadOptions, RecipeData } from '../../recipe/schema'
import { type AnalysisParameters, parseRecipe, type Recipe } from '../registry'
import { conditionsOf, namesPeople } from './conditions'
import { isDone, preparationFate, publishedPreparation } from './preparation'
import { publishedReading } from './reading'
import { isDay, isNumber } from './words'

/** What was left out of a question because somebody's name may be in it. */
export type TakenOut = 'conditions' | 'sets' | 'steps' | 'sql' | 'reading' | 'model' | 'day'

/** The column that names customers and whose values are labels of the result. */
export function labelledByPeople(data: RecipeData): string | undefined {
  const people = namesPeople(data)
  const { roles, names, level, levels = [] } = data
  // What a set is called, people have said themselves.
  const group = readReference(roles.group) ? undefined : roles.group
  return [roles.item, names?.item, level, ...levels, group].find((column) => people(column))
}

/** Parameters whose words are of the house: the schema knows them all. */
const PLAIN = new Set(
  ['kind', 'metric', 'method', 'methods', 'target', 'hide', 'weights', 'split', 'solver', 'fallback'].concat([
    'visits',
    'steps',
    'valueIs',
    'targetKind',
    'language',
  ]),
)
/** Labels of items, and names of columns. */
const ITEMS = new Set(
  ['include', 'exclude', 'antecedentIncludes', 'consequentIncludes', 'first', 'last'].concat(
    ['never', 'only', 'always'],
    ['onePer'],
    ['positive', 'unit', 'strata', 'features'],
  ),
)
export const KNOWN_TEXTS: ReadonlySet<string> = new Set([...PLAIN, ...ITEMS, 'model', 'after'])

const isWordless = (value: unknown): boolean => (Array.isArray(value) ? value.every(isWordless) : isNumber(value))

function publishedParameters(asked: AnalysisParameters, taken: Set<TakenOut>): object {
  return Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => {
      if (value === undefined) return false
      if (PLAIN.has(name) || ITEMS.has(name) || isWordless(value)) return true
      if (name === 'after' && isDay(value)) return true
      taken.add(name === 'after' ? 'day' : 'model')
      return false
    }),
  )
}

/** A set that customers are compared by, by its name alone: what it is was made of who is in it. */
function publishedGroup({ roles: { group } }: RecipeData, taken: Set<TakenOut>): string | undefined {
  const reference = readReference(group)
  if (!reference) return group
  taken.add('sets')
  return reference.name
}

function publishedConditions(data: RecipeData, kept: readonly number[], taken: Set<TakenOut>): Filter[] {
  const all = conditionsOf(data)
  const going = all.filter(({ fate }, at) => fate === 'plain' || (fate === 'asked' && kept.includes(at)))
  if (all.some(({ filter }) => isSetFilter(filter))) taken.add('sets')
  if (all.some((each) => !going.includes(each) && !isSetFilter(each.filter))) taken.add('conditions')
  return going.map(({ filter: { column, op, value } }) => ({ column, op, ...(value !== undefined && { value }) }))
}

/** What may be said of a question that others read: each part is named here, and what is not named stays here. */
export function publishedRecipe(
  { data, sql, analysis }: Recipe,
  choice: { conditions: readonly number[]; steps: boolean },
): { recipe: Recipe; document: object; takenOut: TakenOut[] } {
  const taken = new Set<TakenOut>()
  const { layout, roles, currency, priceIs, costIs, returns, maxBasketItems, levels, level, mix, names } = data
  const { prepared, sets } = data
  if (sql !== undefined) taken.add('sql')
  if (sets !== undefined) taken.add('sets')
  const { fate } = preparationFate(data)
  const agreed = fate === 'asked' && choice.steps
  const goes = fate === null || fate === 'plain' || agreed
  const made = prepared && isDone(prepared) ? prepared : undefined
  if (made && !goes) taken.add('steps')
  const readingOf = (own: ReadOptions | undefined) => {
    const { read, whole } = publishedReading(own, agreed)
    if (!whole) taken.add('reading')
    return read
  }
  const group = publishedGroup(data, taken)
  const filters = publishedConditions(data, choice.conditions, taken)
  const read = readingOf(data.read)
  const said = {
    files: [],
    read,
    layout,
    roles: group === undefined ? roles : { ...roles, group },
    filters: filters.length === 0 ? undefined : filters,
    currency,
    priceIs,
    costIs,
    returns,
    maxBasketItems,
    levels,
    level,
    mix,
    names,
    prepared: made && goes ? publishedPreparation(made, readingOf) : undefined,
  }
  const parts = Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined))
  const asked = documentOf({
    recipe: 1,
    data: parts as unknown as RecipeData,
    analysis: publishedParameters(analysis, taken) as AnalysisParameters,
  })
  // What is read again is what the schema knows.
  const recipe = parseRecipe(asked)
  return { recipe, document: documentOf(recipe), takenOut: [...taken] }
}

/** Without these nobody can count in the same lines again. The others change no number. */
const NEEDED: readonly TakenOut[] = ['conditions', 'sets', 'steps', 'reading', 'model', 'day']

export const countsAgain = (takenOut: readonly TakenOut[]): boolean => !takenOut.some((part) => NEEDED.includes(part))
