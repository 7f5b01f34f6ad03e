import type { AnalysisKind } from '../../analyses/registry'
import { formatCount } from '../base/format'
import { faceOf } from '../face-of'
import { runWords } from './words'

/** That a run reached its limit, and what it kept. */
export function limitWords(kind: AnalysisKind, limitAt: number | undefined): string {
  if (limitAt === undefined) return runWords.limitedPlain
  const nouns = faceOf(kind).words()
  const at = formatCount(limitAt)
  return nouns.limited?.(at) ?? runWords.limited(at, nouns)
}
