import * as z from 'zod/mini'
import type { steps } from './all-steps'
import { parameters as join } from './steps/join-says'

export type StepName = keyof typeof steps
/** The steps of a recipe, by name. */
export type Steps = { [K in StepName]: z.infer<(typeof steps)[K]['parameters']> }
export type Step = Steps[StepName]

const OTHERS = [
  ...(['expand', 'condition', 'compute', 'session', 'type', 'nulls', 'cap', 'dedupe'] as const),
  ...(['aggregate', 'encode', 'scale', 'log', 'union', 'drop', 'rename', 'sql'] as const),
] satisfies StepName[]

/** Steps as a recipe is read: what all but joins say is looked at when it is done, so that the first load need not know it. */
export const stepSchema = z.discriminatedUnion('step', [
  join,
  z.looseObject({
    step: z.enum(OTHERS),
    source: z.optional(z.string()),
    sources: z.optional(z.array(z.string())),
  }),
] as never) as unknown as z.ZodMiniType<Step>

interface Reads {
  step: string
  source?: string | undefined
  sources?: readonly string[] | undefined
}

/** Sources that a chain of steps reads beside the lines: each step names them as `source` or `sources`. */
export function sourcesOf(chain: readonly Reads[]): string[] {
  const named = chain.flatMap(({ source, sources = [] }) => (source === undefined ? sources : [source, ...sources]))
  return [...new Set(named)]
}

/** Steps that put columns of another table beside the lines. */
export type MatchStep = Steps['join'] | Steps['expand']
export const matchesRows = (step: Step): step is MatchStep => step.step === 'join' || step.step === 'expand'
export const isJoin = (step: Step): step is Steps['join'] => step.step === 'join'
/** The steps that are done; the others only stand there. */
export const doneOf = (chain: readonly Step[]): Step[] => chain.filter(({ off }) => off !== true)
