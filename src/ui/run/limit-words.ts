import type { Job } from '../../workers/protocol/jobs'
import { formatCount } from '../base/format'
import type { FaceWords } from '../face'
import { faceOf } from '../face-of'
import { runWords } from './words'

/** That a run reached its limit or was stopped, what it kept, and where to raise it: the same wherever it is told. */
export function limitWords({ recipe: { analysis }, outcome, report }: Job): string {
  const nouns: FaceWords = faceOf(analysis.kind).words()
  const limit = formatCount('limit' in analysis ? analysis.limit : 0)
  if (outcome?.stopped && nouns.stopped !== undefined) return nouns.stopped
  if (outcome?.limitAt === undefined) return nouns.limitedPlain ?? runWords.limitedPlain(limit, nouns)
  const at = formatCount(outcome.limitAt)
  if (outcome.stopped) return runWords.stopped(at, nouns)
  if (report?.found === 0 && !nouns.limited)
    return runWords.limitedToNone(limit, formatCount(outcome.limitAt - 1), nouns)
  return nouns.limited?.(limit, at) ?? runWords.limited(limit, at, nouns)
}
