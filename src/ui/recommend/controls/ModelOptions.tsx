import type { JudgeParameters } from '../../../analyses/judge/definition'
import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'

const words = runWords.lists

/** How the model learns; the first values are those of the literature. */
export function ModelOptions({ analysis }: { analysis: RecommendParameters }) {
  const [, change] = useAnalysis()
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
      <TrainingOptions analysis={analysis} />
      <NumberField
        label={words.stopEarly}
        value={analysis.stopEarly ?? null}
        min={0.01}
        max={0.5}
        step={0.01}
        format={{ style: 'percent' }}
        placeholder={words.never}
        onChange={(stopEarly) => change({ stopEarly: stopEarly ?? undefined })}
      />
    </>
  )
}

/** How long and by which way any model is trained. */
export function TrainingOptions({ analysis }: { analysis: RecommendParameters | JudgeParameters }) {
  const [, change] = useAnalysis()
  return (
    <>
      <NumberField
        label={words.iterations}
        value={analysis.iterations}
        min={1}
        max={1000}
        step={1}
        onChange={(iterations) => iterations !== null && change({ iterations })}
      />
      <Segmented
        label={words.solver}
        value={analysis.solver}
        options={(['cg', 'cholesky'] as const).map((id) => ({ id, label: words.solvers[id] }))}
        onChange={(solver) => change({ solver })}
      />
      {analysis.solver === 'cg' && (
        <NumberField
          label={words.cgSteps}
          value={analysis.cgSteps}
          min={1}
          max={100}
          step={1}
          onChange={(cgSteps) => cgSteps !== null && change({ cgSteps })}
        />
      )}
      <NumberField
        label={words.seed}
        value={analysis.seed}
        min={0}
        step={1}
        onChange={(seed) => seed !== null && change({ seed })}
      />
    </>
  )
}
