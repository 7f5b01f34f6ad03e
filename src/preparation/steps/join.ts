import type { StepDefinition } from '../step'
import { columnsBeside, selectBeside, sparkBeside } from './beside'
import { type JoinStep, parameters } from './join-says'

/**
 * Each line gets the columns of the row with its key. A line stays one line: of rows with the same key the first holds,
 * and a key that has none gives missing values.
 */
export const join: StepDefinition<JoinStep> = {
  step: 'join',
  parameters,
  leaves: columnsBeside,
  spark: (step, before) => sparkBeside(step, before, ['first=True']),
  sql(step, before) {
    const parts = selectBeside(step, before)
    if (!parts) return null
    return `${parts.select}
LEFT JOIN (
  SELECT * FROM ${parts.other}
  QUALIFY row_number() OVER (PARTITION BY ${parts.keys} ORDER BY ${parts.row}) = 1
) found ON ${parts.on}
ORDER BY l.${parts.line}`
  },
}
