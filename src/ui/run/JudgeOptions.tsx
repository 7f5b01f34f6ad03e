import type { JudgeParameters } from '../../analyses/judge/definition'
import { NumberField } from '../components/NumberField'
import { judgeWords } from '../words/judge'
import { TrainingOptions } from './ModelOptions'
import { useAnalysis } from './use-analysis'

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
