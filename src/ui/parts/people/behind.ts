import type { AnalysisKind } from '../../../analyses/registry'
import type { PeopleOf, Whose } from '../../../workers/people/types'

/** A list behind a number on the screen. */
export interface PeopleBehind {
  jobId: string
  kind: AnalysisKind
  of: PeopleOf
  /** What they have in common: the name a set of them is kept under. */
  name: string
  /** How many, where the screen knows. */
  known?: { count: number; whose: Whose } | undefined
}
