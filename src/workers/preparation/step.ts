import type { PythonValue } from '../../preparation/python'
import type { Sentence } from '../../recipe/sentence'
import type { Source } from '../readers/batch'
import type { Workshop } from './workshop'

/** What a step may ask for while it is made. */
export interface StepContext {
  /** Another table of the recipe, read as the recipe says. */
  source(name: string): Promise<Source>
  /** Where steps that need all rows at once are done. */
  workshop?(): Workshop
  signal: AbortSignal
}

/** Figures by name, and lists of values. */
export type Fitted = Readonly<Record<string, PythonValue>>

/** A table that steps made of others. It is read like any other, and any number of times. */
export interface PreparedSource extends Source {
  /** Which of its columns come from which table. */
  origins: Readonly<Record<string, string>>
  joins: readonly { source: string; keys: number; rows: number; repeated: number }[]
  /** What the last step found out: values it fitted, and what it did to rows. */
  facts?: readonly Sentence[]
  /** The same figures as they are, where the last step fitted any: a chain that runs elsewhere uses these. */
  fitted?: Fitted
  /** Gives back what the table holds beside its files; where it is read again, it is made again. */
  release?(): void
}

/** How a step is done: a table becomes another one. */
export type DoStep<Step> = (table: PreparedSource, step: Step, context: StepContext) => Promise<PreparedSource>
