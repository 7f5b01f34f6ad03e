import { type FeatureMatrix, NO_LEVEL } from '../matrix'
import type { ReadMemory } from '../memory'
import type { FeatureFacts } from '../moments/facts'

/** What is known of some features, by all rows; what is not finite is missing. */
export function factsAtHand(memory: ReadMemory, { features, rows }: FeatureMatrix, of: readonly number[]) {
  return of.map((id): FeatureFacts => {
    const { kind, address, levels } = features[id] as FeatureMatrix['features'][number]
    return kind === 'number' ? numberFacts(memory.f64(address, rows)) : classFacts(memory.u32(address, rows), levels)
  })
}

function numberFacts(values: Float64Array): FeatureFacts {
  let [known, mean, squares] = [0, 0, 0]
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    known++
    const apart = value - mean
    mean += apart / known
    squares += apart * (value - mean)
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  const sd = known < 2 ? 0 : Math.sqrt(squares / (known - 1))
  return { kind: 'number', known, missing: values.length - known, mean, sd, min, max }
}

function classFacts(codes: Uint32Array, levels: number): FeatureFacts {
  const counts = new Uint32Array(levels)
  let missing = 0
  for (const code of codes) {
    if (code < levels && code !== NO_LEVEL) counts[code] = (counts[code] as number) + 1
    else missing++
  }
  return { kind: 'class', known: codes.length - missing, missing, counts }
}
