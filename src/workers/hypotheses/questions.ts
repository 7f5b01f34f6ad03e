import type { Answers } from '../behind'
import { overviewOf } from './overview'
import type { HypothesesOverview } from './types'

/** What is asked of hypotheses beside their table. */
interface HypothesesQuestions {
  overview(): HypothesesOverview
}

export const hypothesesAnswers: Answers<HypothesesQuestions> = { overview: overviewOf }
