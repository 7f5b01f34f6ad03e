import * as z from 'zod/mini'
import { anyStep, type Column, foundIn, named, numbersIn, type StepDefinition, StepFault } from '../step'

/** How the values of one entity become one. */
export const TAKES = ['count', 'distinct', 'sum', 'mean', 'median', 'min', 'max', 'first', 'last'] as const

const value = z.strictObject({
  as: named,
  take: z.enum(TAKES),
  /** The column; rows are counted where it is left out. */
  of: z.optional(named),
  /** Only lines of so many days up to the end. */
  days: z.optional(z.number().check(z.gt(0))),
})

const parameters = z.strictObject({
  step: z.literal('aggregate'),
  /** One row for each combination of these; the entity. */
  by: z.array(named).check(z.minLength(1)),
  values: z.array(value).check(z.minLength(1)),
  /** When each line was: for windows, and for what comes first and last. */
  time: z.optional(named),
  /** Where windows end, as an ISO time; with the latest line where nothing is said. */
  until: z.optional(named),
  ...anyStep,
})

export type AggregateStep = z.infer<typeof parameters>

/** One row for each entity, with what its lines come to. */
export const aggregate: StepDefinition<AggregateStep> = {
  step: 'aggregate',
  parameters,
  leaves: ({ by, values, time }, { columns }) => {
    if (time !== undefined) foundIn(columns, time)
    const keys = by.map((name) => foundIn(columns, name))
    const figures = values.map(({ as, take, of, days }): Column => {
      if (time === undefined && (days !== undefined || take === 'first' || take === 'last'))
        throw new StepFault('needsTime', { as })
      if (of === undefined || take === 'count' || take === 'distinct') {
        if (of !== undefined) foundIn(columns, of)
        return { name: as, type: 'integer' }
      }
      if (take === 'sum') return { name: as, type: numbersIn(columns, of).type }
      if (take !== 'mean' && take !== 'median') return { name: as, type: foundIn(columns, of).type }
      numbersIn(columns, of)
      return { name: as, type: 'number' }
    })
    const all = [...keys, ...figures]
    const twice = all.find(({ name }, at) => all.findIndex((other) => other.name === name) !== at)
    if (twice) throw new StepFault('nameTaken', { column: twice.name })
    return all
  },
}
