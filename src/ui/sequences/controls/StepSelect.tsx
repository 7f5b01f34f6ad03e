import type { SequencesParameters } from '../../../analyses/sequences/definition'
import { VISITS } from '../../../analyses/shapes/journeys'
import { Select } from '../../base/components/Select'
import { useAnalysis } from '../../run/use-analysis'
import { useWorkspace } from '../../state/workspace'
import { sequenceWords } from '../words'

const words = sequenceWords.panel

/** What counts as one step: a line of the file, or a visit with all its lines. */
export function StepSelect() {
  const [{ visits }, change] = useAnalysis<SequencesParameters>()
  const baskets = useWorkspace(({ recipe }) => recipe.data.roles.basket !== undefined)
  const offered = VISITS.filter((by) => by !== 'basket' || baskets || visits === 'basket')
  return (
    <Select
      label={words.step}
      value={visits ?? 'line'}
      options={(['line', ...offered] as const).map((id) => ({ id, ...words.stepIs[id] }))}
      onChange={(id) => change({ visits: id === 'line' ? undefined : id })}
    />
  )
}
