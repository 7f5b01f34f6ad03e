import { steps as definitions } from '../../preparation/all-steps'
import { type Column, StepFault } from '../../preparation/columns'
import { ExpressionFault } from '../../preparation/expression/fault'
import type { StepDefinition } from '../../preparation/step'
import type { Step, StepName } from '../../preparation/steps'
import { BasketeerError } from '../../recipe/error'
import { checkedStep } from './checked-step'
import { toldExpression } from './expression-fault'
import { preparationFaults } from './sentences'

/** Tables whose columns are known, by name. */
export type KnownColumns = (table: string) => readonly Column[] | undefined

const definitionOf = (step: Step) => (definitions as unknown as Record<StepName, StepDefinition<Step>>)[step.step]

function told(cause: unknown, table: string): unknown {
  if (cause instanceof ExpressionFault) return toldExpression(cause)
  if (!(cause instanceof StepFault)) return cause
  return (preparationFaults[cause.fault] as (facts: object) => BasketeerError)({ table, ...cause.facts })
}

/** Refuses a chain with the number of the first step that cannot be done, as far as columns are known. */
export function checkChain(steps: readonly Step[], lines: string, known: KnownColumns): void {
  let columns = known(lines)
  for (const [at, asked] of steps.entries()) {
    if (asked.off === true) continue
    try {
      const step = checkedStep(asked)
      if (columns) columns = definitionOf(step).leaves(step, { columns, of: known })
    } catch (cause) {
      const fault = told(cause, lines)
      if (!(fault instanceof BasketeerError) || fault.says === undefined) throw fault
      const said = { says: fault.says, facts: fault.facts ?? {}, english: fault.message }
      throw preparationFaults.stepRefused({ number: at + 1, step: asked.step, fault: said }, fault)
    }
  }
}
