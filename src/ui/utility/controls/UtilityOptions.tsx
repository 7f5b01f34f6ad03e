import type { UtilityParameters } from '../../../analyses/utility/definition'
import { Segmented } from '../../base/components/Segmented'
import { useAnalysis } from '../../run/use-analysis'
import { runWords as words } from '../../run/words'

/** What the value column says. */
export function UtilityOptions({ analysis }: { analysis: UtilityParameters }) {
  const [, change] = useAnalysis()
  return (
    <Segmented
      label={words.valueIs}
      value={analysis.valueIs}
      options={(['line', 'unit'] as const).map((id) => ({ id, label: words.valuesAre[id] }))}
      onChange={(valueIs) => change({ valueIs })}
    />
  )
}
