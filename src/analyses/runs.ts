import { runHypotheses } from './hypotheses/run'
import { hypotheses } from './hypotheses/working'
import { runItemsets } from './itemsets/run'
import { itemsets } from './itemsets/working'
import { runJudge } from './judge/run'
import { judge } from './judge/working'
import { runRecommend } from './recommend/run'
import { recommend } from './recommend/working'
import { runRules } from './rules/run'
import { rules } from './rules/working'
import { runSequences } from './sequences/run'
import { sequences } from './sequences/working'
import { runSubstitutes } from './substitutes/run'
import { substitutes } from './substitutes/working'
import { runUtility } from './utility/run'
import { utility } from './utility/working'

/** How every analysis runs, for the kernel worker. A new one is a line here, and one below. */
export const runs = {
  rules: runRules,
  itemsets: runItemsets,
  sequences: runSequences,
  utility: runUtility,
  recommend: runRecommend,
  judge: runJudge,
  substitutes: runSubstitutes,
  hypotheses: runHypotheses,
}

/** What the data worker knows of each. Two lists, so that each worker loads only what it needs. */
export const workings = { rules, itemsets, sequences, utility, recommend, judge, substitutes, hypotheses }
