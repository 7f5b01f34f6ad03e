import type { Behind } from './behind'
import { hypothesesAnswers } from './hypotheses/questions'
import { itemsetAnswers } from './itemsets/questions'
import { findHolding } from './people/find'
import { peopleAnswers } from './people/questions'
import { findListed } from './recommend/people'
import { recommendAnswers } from './recommend/questions'
import { ruleAnswers } from './rules/questions'
import { findTravellers } from './sequences/people'
import { sequenceAnswers } from './sequences/questions'
import { substituteAnswers } from './substitutes/questions'
import { utilityAnswers } from './utility/questions'

/** What results are asked beside what every result answers; a kind that has nothing of its own to say has no line. */
export const answers = {
  itemsets: { ...itemsetAnswers, ...peopleAnswers(findHolding) },
  rules: { ...ruleAnswers, ...peopleAnswers(findHolding) },
  sequences: { ...sequenceAnswers, ...peopleAnswers(findTravellers) },
  utility: { ...utilityAnswers, ...peopleAnswers(findHolding) },
  recommend: { ...recommendAnswers, ...peopleAnswers(findListed) },
  substitutes: { ...substituteAnswers, ...peopleAnswers(findHolding) },
  hypotheses: hypothesesAnswers,
} as const

type AllAnswers = typeof answers

/** Kinds of results that are asked something of their own. */
export type AskedKind = keyof AllAnswers
export type Question<Kind extends AskedKind> = keyof AllAnswers[Kind] & string

/** Kinds behind whose rows there are people. */
export type PeopleKind = { [K in AskedKind]: 'people' extends Question<K> ? K : never }[AskedKind]

/** What goes with a question. */
export type Asked<Kind extends AskedKind, Name extends Question<Kind>> = AllAnswers[Kind][Name] extends (
  behind: Behind,
  ...asked: infer All
) => unknown
  ? All
  : never

export type Answer<Kind extends AskedKind, Name extends Question<Kind>> = AllAnswers[Kind][Name] extends (
  ...all: never
) => infer Given
  ? Awaited<Given>
  : never

/** The one door for them all. `End` is what calls the question off: a token across the border, a signal on either side. */
export type Ask<End extends unknown[]> = <Kind extends AskedKind, Name extends Question<Kind>>(
  kind: Kind,
  question: Name,
  jobId: string,
  asked: Asked<Kind, Name>,
  ...end: End
) => Promise<Answer<Kind, Name>>
