import type { Job } from '../../workers/protocol/jobs'
import { remember, remembered } from '../state/remember'
import { paceName } from './work'

/** How the last runs of a kind, or of some ways to recommend, went here, beside what was foreseen: factors for time and for what is found. */
export interface Pace {
  ms: number
  found: number
}

const AS_FORESEEN: Pace = { ms: 1, found: 1 }
/** A run beyond this was something else's fault. */
const FARTHEST = 30

const keyOf = (name: string) => `pace:${name}`

/** `name` as `paceName` has it. */
export function paceOf(name: string): Pace {
  const [ms, found] = (remembered(keyOf(name)) ?? '').split(' ').map(Number)
  return ms !== undefined && found !== undefined && ms > 0 && found > 0 ? { ms, found } : AS_FORESEEN
}

/** Half of what was known and half of what the last run says, so that one odd run is soon forgotten. */
export function learned(before: Pace, foreseen: Pace, seen: Pace): Pace {
  const factor = (name: keyof Pace) => {
    const now = seen[name] / Math.max(foreseen[name], Number.MIN_VALUE)
    const held = Math.min(FARTHEST, Math.max(1 / FARTHEST, now))
    return Number(Math.sqrt(before[name] * held).toPrecision(3))
  }
  return { ms: factor('ms'), found: factor('found') }
}

/** What a run has shown beside what was foreseen of it. */
export function learnPace({ recipe, outcome, report }: Job, foreseen: Pace): void {
  const name = paceName(recipe.analysis)
  if (!outcome || !report || report.found === 0 || outcome.limited) return
  const seen = { ms: Math.max(1, outcome.timings.kernel), found: report.found }
  const { ms, found } = learned(paceOf(name), foreseen, seen)
  remember(keyOf(name), `${ms} ${found}`)
}
