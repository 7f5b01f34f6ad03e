import type { Answers } from '../behind'
import { type CompareQuestions, comparing } from '../compare/ask'
import { findItemsets } from './compare'

/** What is asked of sets beside their table. */
export const itemsetAnswers: Answers<CompareQuestions> = comparing(findItemsets)
