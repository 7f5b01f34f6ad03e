import type { JudgeParameters } from '../../../analyses/judge/definition'
import { NumberField } from '../../base/components/NumberField'
import { TrainingOptions } from '../../recommend/controls/ModelOptions'
import { useAnalysis } from '../../run/use-analysis'
import { judgeWords } from '../words'

/** What all models of a comparison have in common. */
export function JudgeOptions({ analysis }: { analysis: JudgeParameters }) {
  const [, change] = useAnalysis()
  return (
    <>
      <TrainingOptions analysis={analysis} />
      <NumberField
        label={judgeWords.panel.neighbours}
        value={analysis.neighbours}
        min={1}
        max={1000}
        step={1}
        onChange={(neighbours) => neighbours !== null && change({ neighbours })}
      />
    </>
  )
}
