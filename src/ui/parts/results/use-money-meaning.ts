import { guessMoney } from '../../../recipe/guess-money'
import { isMargin, moneyRoles } from '../../../recipe/money'
import type { Job } from '../../../workers/protocol/jobs'
import { useEngineState } from '../../state/engine-context'
import { useWorkspace } from '../../state/workspace'

/** Whether the columns of a job tell money, and how its value is to be read: rules themselves do not ask that. */
export function useMoneyMeaning({ recipe }: Job) {
  const { data } = recipe
  const { roles, layout } = data
  const meaning = useWorkspace((workspace) => workspace.meaning)
  const source = useEngineState((state) => state.source)
  const told = layout === 'long' && roles.value !== undefined && source !== null
  return {
    told,
    paid: moneyRoles(roles, 'paid') !== null,
    margin: isMargin(roles.value) || roles.cost !== undefined || roles.price !== undefined,
    perUnit: told && (meaning ?? guessMoney(source, roles).valueIs) === 'unit',
    rows: source?.rows ?? 0,
  }
}
