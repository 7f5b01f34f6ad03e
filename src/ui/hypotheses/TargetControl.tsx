import type { HypothesesParameters } from '../../analyses/hypotheses/definition'
import { Select } from '../base/components/Select'
import { useAnalysis } from '../run/use-analysis'
import { useEngineState } from '../state/engine-context'
import { hypothesisWords } from './words'

/** Which column is to be explained. */
export function TargetControl() {
  const [{ target }, change] = useAnalysis<HypothesesParameters>()
  const columns = useEngineState(({ source }) => source?.columns) ?? []
  return (
    <Select
      label={hypothesisWords.panel.target}
      value={target}
      options={columns.filter(({ type }) => type !== 'list').map(({ name }) => ({ id: name, label: name }))}
      onChange={(name) => change({ target: name })}
    />
  )
}
