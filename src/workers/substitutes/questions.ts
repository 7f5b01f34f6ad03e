import type { Answers } from '../behind'
import { detailOf } from './detail'
import type { SubstituteDetail } from './types'

/** What is asked of pairs beside their table. */
interface SubstituteQuestions {
  detail(index: number): SubstituteDetail
}

export const substituteAnswers: Answers<SubstituteQuestions> = { detail: detailOf }
