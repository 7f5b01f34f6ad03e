import { NULL_CODE } from '../../readers/batch'

/** A class whose levels are numbered, the most frequent first. */
export interface Levels {
  codes: Uint32Array
  labels: string[]
  counts: number[]
  known: number
  /** Of those that are put together in the last level, which then has no name of its own. */
  pooled: number
}

const MOST_LEVELS = 10_000
const POOLED = '…'

/** Levels by frequency, equal ones by label; beyond ten thousand the rarest are one. */
export function levelsOf(codes: Uint32Array, labelOf: (code: number) => string): Levels {
  let size = 0
  for (const code of codes) if (code !== NULL_CODE && code >= size) size = code + 1
  const counts = new Uint32Array(size)
  let known = 0
  for (const code of codes) {
    if (code === NULL_CODE) continue
    counts[code]!++
    known++
  }
  const present = Array.from(counts.keys())
    .filter((code) => counts[code]! > 0)
    .map((code) => ({ code, label: labelOf(code) }))
  present.sort((a, b) => counts[b.code]! - counts[a.code]! || (a.label < b.label ? -1 : 1))
  const isMany = present.length > MOST_LEVELS
  const own = isMany ? present.slice(0, MOST_LEVELS - 1) : present
  const rest = present.slice(own.length)
  const levelOf = new Uint32Array(size)
  own.forEach(({ code }, level) => {
    levelOf[code] = level
  })
  for (const { code } of rest) levelOf[code] = own.length
  const restCount = rest.reduce((sum, { code }) => sum + counts[code]!, 0)
  return {
    codes: codes.map((code) => (code === NULL_CODE ? NULL_CODE : levelOf[code]!)),
    labels: [...own.map(({ label }) => label), ...(isMany ? [POOLED] : [])],
    counts: [...own.map(({ code }) => counts[code]!), ...(isMany ? [restCount] : [])],
    known,
    pooled: rest.length,
  }
}
