export interface Quartiles {
  q25: number
  median: number
  q75: number
}

/** Between the two nearest values in proportion, as `numpy.percentile` has it by default. */
function at(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]!
  const high = sorted[Math.ceil(place)]!
  const part = place - Math.floor(place)
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}

/** Sorts `values` in place; NaN where there are none. */
export function quartilesOf(values: Float64Array): Quartiles {
  if (values.length === 0) return { q25: Number.NaN, median: Number.NaN, q75: Number.NaN }
  values.sort()
  return { q25: at(values, 0.25), median: at(values, 0.5), q75: at(values, 0.75) }
}
