import type { Job } from '../../workers/protocol/jobs'
import styles from './training.module.css'
import { trainingSteps } from './training-steps'
import { recommendWords } from './words'

const WIDTH = 96
const HEIGHT = 20

/** The error of a model while it is trained: a small line that falls, and how far it has come. */
export function Training({ job }: { job: Job }) {
  const words = recommendWords.training
  const steps = trainingSteps(job)
  if (!steps) return null
  const { losses, iterations, model } = steps
  const [first, last] = [losses[0], losses.at(-1)]
  return (
    <span className={styles.training}>
      {losses.length > 1 && (
        <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} aria-hidden="true">
          <polyline points={lineOf(losses, iterations)} />
        </svg>
      )}
      <span>
        {model !== null && `${words.model(model)}, `}
        {losses.length > 0 ? words.iteration(losses.length, iterations) : words.many(iterations)}
        {losses.length > 1 && first !== undefined && last !== undefined && first > 0 && (
          <>, {words.fell(last / first - 1)}</>
        )}
      </span>
    </span>
  )
}

function lineOf(losses: readonly number[], iterations: number): string {
  const low = Math.min(...losses)
  const span = Math.max(...losses) - low || 1
  const step = WIDTH / Math.max(1, iterations - 1)
  return losses.map((loss, at) => `${at * step},${HEIGHT - (HEIGHT * (loss - low)) / span}`).join(' ')
}
