import type { UtilityParameters } from '../../../analyses/utility/definition'
import { Segmented } from '../../base/components/Segmented'
import { useAnalysis } from '../../run/use-analysis'
import { utilityWords } from '../words'

const words = utilityWords.panel

/** What the value column says. */
export function ValueOptions() {
  const [{ valueIs }, change] = useAnalysis<UtilityParameters>()
  return (
    <Segmented
      label={words.valueIs}
      value={valueIs}
      options={(['line', 'unit'] as const).map((id) => ({ id, label: words.valuesAre[id] }))}
      onChange={(id) => change({ valueIs: id })}
    />
  )
}
