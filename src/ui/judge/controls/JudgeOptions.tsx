import type { JudgeParameters } from '../../../analyses/judge/definition'
import { NumberField } from '../../base/components/NumberField'
import type { MoreOptionsProps } from '../../run/MoreOptions'
import { OnePer } from '../../run/OnePer'
import { TrainingOptions, trainingFields } from '../../run/TrainingOptions'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { judgeWords } from '../words'

const words = judgeWords.panel

/** What all models of a comparison have in common. */
function JudgeOptions() {
  const [{ neighbours }, change] = useAnalysis<JudgeParameters>()
  return (
    <>
      <TrainingOptions />
      <NumberField
        label={words.neighbours}
        value={neighbours}
        min={1}
        max={1000}
        step={1}
        onChange={(value) => value !== null && change({ neighbours: value })}
      />
      <OnePer />
    </>
  )
}

export const judgeOptions: MoreOptionsProps = {
  label: () => words.more,
  sets: ['iterations', 'solver', 'cgSteps', 'seed', 'neighbours', 'onePer'],
  fields: () => [...trainingFields(), words.neighbours, runWords.onePer.label],
  controls: <JudgeOptions />,
}
