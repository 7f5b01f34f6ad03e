import { NumberField } from '../base/components/NumberField'
import { Segmented } from '../base/components/Segmented'
import { useAnalysis } from './use-analysis'
import { runWords } from './words'

const words = runWords.training

interface Trained {
  iterations: number
  solver: 'cg' | 'cholesky'
  cgSteps: number
  seed: number
}

export const trainingFields = (): string[] => [words.iterations, words.solver, words.cgSteps, words.seed]

/** How long and by which way any model is trained. */
export function TrainingOptions() {
  const [{ iterations, solver, cgSteps, seed }, change] = useAnalysis<Trained>()
  return (
    <>
      <NumberField
        label={words.iterations}
        value={iterations}
        min={1}
        max={1000}
        step={1}
        onChange={(value) => value !== null && change({ iterations: value })}
      />
      <Segmented
        label={words.solver}
        value={solver}
        options={(['cg', 'cholesky'] as const).map((id) => ({ id, label: words.solvers[id] }))}
        onChange={(id) => change({ solver: id })}
      />
      {solver === 'cg' && (
        <NumberField
          label={words.cgSteps}
          value={cgSteps}
          min={1}
          max={100}
          step={1}
          onChange={(value) => value !== null && change({ cgSteps: value })}
        />
      )}
      <NumberField
        label={words.seed}
        value={seed}
        min={0}
        step={1}
        onChange={(value) => value !== null && change({ seed: value })}
      />
    </>
  )
}
