import type { Way } from './ways'

/** A model against the simple ways: by the share of customers each is right for, and whether that can be chance. */
export interface Verdict {
  model: Way
  /** The others, the best first. */
  simple: Way[]
  /** `unsure`: ahead, but so little that other customers might turn it round. */
  is: 'better' | 'unsure' | 'even' | 'worse'
}

/** Null where there is no model or nothing to hold it against. */
export function verdictOf(ways: readonly Way[]): Verdict | null {
  const model = ways.filter(({ settings }) => settings !== null).reduce(nearest, null)
  const simple = ways
    .filter(({ settings }) => settings === null)
    .sort((a, b) => b.measures.hit_rate - a.measures.hit_rate)
  const [rival] = simple
  return model && rival ? { model, simple, is: compare(model, rival) } : null
}

const nearest = (best: Way | null, way: Way): Way => (best === null || way.index < best.index ? way : best)

function compare(model: Way, rival: Way): Verdict['is'] {
  if (model.low > rival.high) return 'better'
  if (model.high < rival.low) return 'worse'
  return model.measures.hit_rate > rival.measures.hit_rate ? 'unsure' : 'even'
}
