/** Parts of about equal size that a number is cut into, and values that are looked at for it: always the same ones. */
const PARTS = 8
const LOOKED = 20_000
const DIGITS = 3

/** Where a number may be cut, by its own values alone; in numbers that people would write. */
export function cutsOf(values: Float64Array, isDay: boolean): number[] {
  const step = Math.max(1, Math.floor(values.length / LOOKED))
  const some: number[] = []
  for (let row = 0; row < values.length; row += step) {
    const value = values[row]!
    if (Number.isFinite(value)) some.push(value)
  }
  const sorted = Float64Array.from(some).sort()
  const first = sorted[0]
  if (first === undefined) return []
  const different = [...new Set(sorted.subarray(0))].slice(0, PARTS + 1)
  const places =
    different.length <= PARTS
      ? different.slice(1)
      : Array.from({ length: PARTS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / PARTS)]!)
  const cuts: number[] = []
  for (const place of places) {
    const round = isDay ? Math.ceil(place) : Number(place.toPrecision(DIGITS))
    const last = cuts.at(-1) ?? first
    const cut = round > last && round <= sorted.at(-1)! ? round : place
    if (cut > last) cuts.push(cut)
  }
  return cuts
}
