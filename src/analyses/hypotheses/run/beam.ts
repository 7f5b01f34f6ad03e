import { type Condition, popCount } from './conditions'

/** What is different in a subgroup. */
export interface Target {
  isBinary: boolean
  /** Row by row, less the mean of all. */
  apart: Float64Array
  /** Of yes or no: where it is a yes. */
  yes: Uint32Array
  mean: number
}

export interface Subgroup {
  conditions: readonly number[]
  count: number
  quality: number
}

interface Asked {
  depth: number
  /** So many of each depth are gone on from. */
  width: number
  keep: number
  least: number
  weight: number
}

/** The conjunctions that differ most for their size: all single conditions, then what the best of each depth grow into. */
export function beamSearch(
  conditions: readonly Condition[],
  target: Target,
  { depth, width, keep, least, weight }: Asked,
  check: () => void,
): { best: Subgroup[]; looked: number } {
  const rows = target.apart.length
  const qualityOf = (count: number, apart: number) => (count / rows) ** weight * Math.abs(apart / count)
  let looked = 0
  let beam: (Subgroup & { bits: Uint32Array | null })[] = [{ conditions: [], count: rows, quality: 0, bits: null }]
  const best: Subgroup[] = []
  for (let at = 0; at < depth; at++) {
    const grown: (Subgroup & { bits: Uint32Array | null })[] = []
    const seen = new Set<string>()
    for (const from of beam) {
      check()
      conditions.forEach(({ bits, feature }, c) => {
        if (from.conditions.some((other) => conditions[other]?.feature === feature)) return
        const own = [...from.conditions, c].sort((x, y) => x - y)
        const name = own.join()
        if (seen.has(name)) return
        seen.add(name)
        looked++
        const { count, apart } = measured(from.bits, bits, target)
        // What lets the same rows through says nothing more.
        if (count < least || count === from.count) return
        grown.push({ conditions: own, count, quality: qualityOf(count, apart), bits: null })
      })
    }
    grown.sort(byQuality)
    best.push(...grown.slice(0, keep))
    beam = at + 1 < depth ? grown.slice(0, width).map((each) => ({ ...each, bits: allOf(conditions, each) })) : []
  }
  return { best: best.sort(byQuality).slice(0, keep), looked }
}

const byQuality = (a: Subgroup, b: Subgroup) =>
  b.quality - a.quality || a.conditions.length - b.conditions.length || lexical(a.conditions, b.conditions)

function lexical(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, i) => each !== b[i])
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? -1)
}

/** Rows that fulfil all conditions. */
export function allOf(
  conditions: readonly Condition[],
  { conditions: own }: Pick<Subgroup, 'conditions'>,
): Uint32Array {
  const [first = 0, ...others] = own
  const bits = (conditions[first] as Condition).bits.slice()
  for (const other of others) {
    const more = (conditions[other] as Condition).bits
    for (let w = 0; w < bits.length; w++) bits[w] = (bits[w] as number) & (more[w] as number)
  }
  return bits
}

function measured(
  from: Uint32Array | null,
  bits: Uint32Array,
  { isBinary, yes, mean, apart }: Target,
): { count: number; apart: number } {
  let count = 0
  let sum = 0
  for (let w = 0; w < bits.length; w++) {
    let word = from ? (bits[w] as number) & (from[w] as number) : (bits[w] as number)
    if (word === 0) continue
    count += popCount(word)
    if (isBinary) sum += popCount(word & (yes[w] as number))
    else {
      for (; word !== 0; word &= word - 1) sum += apart[(w << 5) + 31 - Math.clz32(word & -word)] as number
    }
  }
  return { count, apart: isBinary ? sum - mean * count : sum }
}
