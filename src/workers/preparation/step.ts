import type { Source } from '../readers/batch'

/** What a step may ask for while it is made. */
export interface StepContext {
  /** Another table of the recipe, read as the recipe says. */
  source(name: string): Promise<Source>
  signal: AbortSignal
}

/** A table that steps made of others. It is read like any other, and any number of times. */
export interface PreparedSource extends Source {
  /** Which of its columns come from which table. */
  origins: Readonly<Record<string, string>>
  joins: readonly { source: string; keys: number; rows: number; repeated: number }[]
}

/** How a step is done: a table becomes another one. Nothing but a look is taken until that is read. */
export type DoStep<Step> = (table: PreparedSource, step: Step, context: StepContext) => Promise<PreparedSource>
