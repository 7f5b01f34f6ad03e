import type { AnalysisKind, AnalysisParameters } from '../analyses/registry'
import type { Face } from './face'
import { hypotheses } from './hypotheses/face'
import { itemsets } from './itemsets/face'
import { judge } from './judge/face'
import { recommend } from './recommend/face'
import { rules } from './rules/face'
import { sequences } from './sequences/face'
import { substitutes } from './substitutes/face'
import { utility } from './utility/face'

type Faces = { readonly [Kind in AnalysisKind]: Face<Extract<AnalysisParameters, { kind: Kind }>> }

/** What the house knows of every analysis before its view is fetched; a new one is a line here. */
export const faces = {
  rules,
  itemsets,
  sequences,
  utility,
  recommend,
  judge,
  substitutes,
  hypotheses,
} as const satisfies Faces
