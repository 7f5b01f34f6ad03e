import * as z from 'zod/mini'
import { anyStep, foundIn, named, type StepDefinition, withColumn } from '../step'

const parameters = z.strictObject({
  step: z.literal('session'),
  as: named,
  /** Whose visits they are, and when each line was. */
  by: named,
  time: named,
  /** A pause longer than this ends a visit. */
  minutes: z.number().check(z.gt(0), z.lte(525_600)),
  ...anyStep,
})

export type SessionStep = z.infer<typeof parameters>

/** Visits: lines of one customer between which there is no long pause, counted per customer in order of time. */
export const session: StepDefinition<SessionStep> = {
  step: 'session',
  parameters,
  leaves: ({ as, by, time }, { columns }) => {
    foundIn(columns, by)
    foundIn(columns, time)
    return withColumn(columns, { name: as, type: 'text' })
  },
}
