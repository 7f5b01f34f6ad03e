import type { UtilityParameters } from '../../analyses/utility/definition'
import { Segmented } from '../components/Segmented'
import { runWords as words } from '../words/run'
import { useAnalysis } from './use-analysis'

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
