import * as z from 'zod/mini'
import { anyStep, named, type StepDefinition } from '../step'
import { columnsBeside, selectBeside, sparkBeside } from './beside'
import { KEY_FORMS, keyPairs } from './join-says'

const parameters = z.strictObject({
  step: z.literal('expand'),
  /** The source whose rows are put beside the lines, each of them. */
  source: named,
  on: keyPairs,
  keys: z.optional(z.enum(KEY_FORMS)),
  /** Columns that are taken over; all but the key where nothing is said. */
  columns: z.optional(z.array(named)),
  /** `inner`: lines that match no row are left out; `left`, or nothing said: they stay, with missing values. */
  how: z.optional(z.enum(['left', 'inner'])),
  ...anyStep,
})

export type ExpandStep = z.infer<typeof parameters>

/** Each line once for each row with its key: a line becomes as many as match it, in the order of both tables. */
export const expand: StepDefinition<ExpandStep> = {
  step: 'expand',
  parameters,
  leaves: columnsBeside,
  spark: (step, before) => sparkBeside(step, before, step.how === 'inner' ? ['keeps_all=False'] : []),
  sql(step, before) {
    const parts = selectBeside(step, before)
    if (!parts) return null
    return `${parts.select}
${step.how === 'inner' ? 'JOIN' : 'LEFT JOIN'} ${parts.other} found ON ${parts.on}
ORDER BY l.${parts.line}, found.${parts.row}`
  },
}
