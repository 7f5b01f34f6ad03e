import type { Job } from '../../workers/protocol/jobs'
import { Sentence } from '../base/Sentence'
import { useEngineState } from '../state/engine-context'
import { bestOf, type HypothesisFacts, type RunFacts } from './facts'
import styles from './hypotheses.module.css'
import { searchesOn } from './searches-on'
import { hypothesisWords as words } from './words'

/** What came of it in a sentence, how it was looked for, and what to keep in mind. */
export function Verdict({ job, run, all }: { job: Job; run: RunFacts; all: readonly HypothesisFacts[] }) {
  const times = useEngineState(({ jobs }) => searchesOn(job, jobs))
  const best = bestOf(all)
  return (
    <header className={styles.verdict} data-holds={best?.holds === true}>
      <Sentence parts={best?.holds ? words.sentence(best, run) : words.nothing(run, best)} />
      <p className={styles.note}>
        {[words.whole(run), words.asked(times), words.cause].filter((text) => text !== null).join(' ')}
      </p>
    </header>
  )
}
