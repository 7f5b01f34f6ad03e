import * as z from 'zod/mini'
import type { Before, Column } from './columns'
import type { SparkBefore, SparkStep } from './on-spark'

/** What a step is, without any table: one file each, listed in `all-steps.ts`. How it is done is `workers/preparation/steps`. */
export interface StepDefinition<Step extends { step: string }> {
  step: Step['step']
  parameters: z.ZodMiniType<Step>
  /** The columns that it leaves; undefined where its values say which. Throws a `StepFault` where it does not fit. */
  leaves(step: Step, before: Before): readonly Column[] | undefined
  /**
   * One SELECT over `lines`, the table before it, and over other tables by name, that makes the same table; null where SQL
   * does not say the same. Columns are there.
   */
  sql(step: Step, before: Before): string | null
  /** The same on Spark. */
  spark(step: Step, before: SparkBefore): SparkStep
}

/** The name of a column or of a table. */
export const named = z.string().check(z.minLength(1))

/** What every step may say: it stands in the chain and is not done. */
export const anyStep = { off: z.optional(z.literal(true)) }

/** What is done to the numbers of one column, in one of a few ways. */
export const inOneWay = <const Name extends string, Way extends Record<string, z.ZodMiniType>>(step: Name, way: Way) =>
  z.strictObject({ step: z.literal(step), column: named, ...way, ...anyStep })
