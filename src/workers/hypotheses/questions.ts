import type { Answers } from '../behind'
import { detailOf } from './detail'
import { overviewOf } from './overview'
import type { HypothesesOverview, HypothesisDetail } from './types'

/** What is asked of hypotheses beside their table. */
interface HypothesesQuestions {
  overview(): HypothesesOverview
  detail(index: number): HypothesisDetail
}

export const hypothesesAnswers: Answers<HypothesesQuestions> = { overview: overviewOf, detail: detailOf }
