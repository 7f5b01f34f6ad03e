import type { TableRequest } from '../../analyses/table-request'
import { doneOf, matchesRows, type Step } from '../../preparation/steps'
import { keyColumns } from '../../preparation/steps/join-says'
import { isSetFilter } from '../../recipe/kept-set'
import { isPerPiece, type MoneyOf, moneyColumns, moneyRoles } from '../../recipe/money'
import type { RecipeData, Role } from '../../recipe/schema'
import type { SparkInput, SparkSource } from './input'

/** What the columns of a table are needed as. */
export interface Uses {
  /** Names of things: the text of a cell counts. */
  labels: ReadonlySet<string>
  numbers: ReadonlySet<string>
  times: ReadonlySet<string>
  /** Conditions and steps look at them as what they are. */
  looked: ReadonlySet<string>
}

const LABELS = ['basket', 'item', 'group', 'customer'] as const satisfies readonly Role[]
const NUMBERS = ['value', 'quantity', 'price', 'cost'] as const satisfies readonly Role[]

/** Steps whose rows of text are those of who reads them; all others take cells that do not fit for missing. */
const PLAIN = ['join', 'condition', 'drop', 'rename']
export const isPlain = (steps: readonly Step[]): boolean => steps.every(({ step }) => PLAIN.includes(step))

export const stepsOf = (data: RecipeData): Step[] => doneOf(data.prepared?.steps ?? [])

const present = (names: readonly (string | undefined)[]): string[] => names.filter((name) => name !== undefined)

/** Whether a step speaks of a column in any other way than as a key that it looks for. */
function speaksOf(step: Step, column: string): boolean {
  if (step.step === 'drop') return false
  const said: object = matchesRows(step) ? {} : step
  return JSON.stringify(said).includes(JSON.stringify(column).slice(1, -1))
}

function keysIn(steps: readonly Step[], side: 'left' | 'right', source?: string): string[] {
  return steps.flatMap((step) =>
    matchesRows(step) && (source === undefined || step.source === source) ? keyColumns(step.on[side]) : [],
  )
}

/** Steps on the table itself. */
function ownSteps({ recipe }: SparkInput, { name }: SparkSource, isLines: boolean): Step[] {
  const { data } = recipe
  return isLines ? stepsOf(data) : doneOf(data.prepared?.sources[name]?.steps ?? [])
}

export function usesOf(input: SparkInput, source: SparkSource, isLines: boolean): Uses {
  const { data } = input.recipe
  const { roles } = data
  const steps = ownSteps(input, source, isLines)
  const chain = stepsOf(data)
  const filters = isLines
    ? [...(data.prepared?.where ?? []), ...(data.filters ?? [])]
    : (data.prepared?.sources[source.name]?.filters ?? [])
  const columns = source.columns.map(({ name }) => name)
  const sets = Object.values(input.sets ?? {}).flatMap(({ column, groupColumn }) =>
    present([column, groupColumn ?? undefined]),
  )
  return {
    labels: new Set([
      ...(isLines
        ? [
            ...present(LABELS.map((role) => roles[role])),
            ...present([data.level, ...(data.levels ?? []), ...(data.mix ?? []), data.names?.item]),
            ...keysIn(chain, 'left'),
            ...sets,
          ]
        : [
            ...keysIn(chain, 'right', source.name),
            // Columns that come beside the lines may be named there as well.
            ...present([
              ...LABELS.map((role) => roles[role]),
              data.level,
              ...(data.levels ?? []),
              ...(data.mix ?? []),
              data.names?.item,
            ]),
          ]),
      ...filters.filter(isSetFilter).map(({ column }) => column),
    ]),
    numbers: new Set(present(NUMBERS.map((role) => roles[role]))),
    times: new Set(present([roles.time])),
    looked: new Set([
      ...filters.filter((filter) => !isSetFilter(filter)).map(({ column }) => column),
      ...columns.filter((name) => [...steps, ...(isLines ? [] : chain)].some((step) => speaksOf(step, name))),
    ]),
  }
}

/** Roles whose numbers and moments are read line by line, so that a line whose cell is none of them is left out. */
export function strictRoles({ data, want, netting }: TableRequest): Role[] {
  const { roles } = data
  const timed = want.shape === 'shopping' ? roles.customer !== undefined : true
  const found: Role[] = [
    ...(roles.time !== undefined && timed ? (['time'] as const) : []),
    ...(netting?.quantity !== undefined ? (['quantity'] as const) : []),
  ]
  if (want.shape === 'ratings' && roles.value !== undefined) found.push('value')
  if (want.shape === 'priced') {
    const of: MoneyOf = want.of ?? 'earned'
    const told = want.more ? moneyRoles(roles, of) : null
    const first = told?.first ?? 'value'
    const second = told?.beside?.role ?? (want.more ? moneyColumns(roles).find((role) => role !== first) : undefined)
    found.push(first, ...(second ? [second] : []))
    const perPiece =
      isPerPiece(first, data, want.perUnit) || (told?.beside && isPerPiece(told.beside.role, data, want.perUnit))
    if (perPiece) found.push('quantity')
  }
  return [...new Set(found)]
}
