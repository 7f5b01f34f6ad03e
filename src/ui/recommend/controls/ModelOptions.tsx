import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { NumberField } from '../../base/components/NumberField'
import { TrainingOptions } from '../../run/TrainingOptions'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { recommendWords } from '../words'

const words = runWords.training

/** How the model learns; the first values are those of the literature. */
export function ModelOptions() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  return (
    <>
      <NumberField
        label={words.factors}
        value={analysis.factors}
        min={1}
        max={256}
        step={1}
        onChange={(factors) => factors !== null && change({ factors })}
      />
      <NumberField
        label={words.alpha}
        value={analysis.alpha}
        min={0}
        format={{ maximumFractionDigits: 4 }}
        onChange={(alpha) => alpha !== null && change({ alpha })}
      />
      <NumberField
        label={words.regularization}
        value={analysis.regularization}
        min={0}
        format={{ maximumFractionDigits: 6 }}
        onChange={(regularization) => regularization !== null && change({ regularization })}
      />
      <TrainingOptions />
      <NumberField
        label={recommendWords.panel.stopEarly}
        value={analysis.stopEarly ?? null}
        min={0.01}
        max={0.5}
        step={0.01}
        format={{ style: 'percent' }}
        placeholder={recommendWords.panel.never}
        onChange={(stopEarly) => change({ stopEarly: stopEarly ?? undefined })}
      />
    </>
  )
}
