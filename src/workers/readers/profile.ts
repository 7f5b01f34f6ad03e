import type { ColumnProfile, ColumnType, InputFile } from '../protocol/files'

const EXAMPLES = 5

/**
 * What a look at the first rows says of a column whose type is known. `cells` is text as the file has it, trimmed,
 * null where missing; `toNumber` gives the value behind the text where the type has an order (ms for times).
 */
export function profileColumn(
  name: string,
  type: ColumnType,
  cells: (string | null)[],
  toNumber?: (text: string) => number,
): ColumnProfile {
  const seen = new Set<string>()
  let nulls = 0
  let repeats = 0
  let previous: string | null = null
  for (const cell of cells) {
    if (cell === null) nulls++
    else {
      if (cell === previous) repeats++
      seen.add(cell)
    }
    previous = cell
  }
  return {
    name,
    type,
    examples: [...take(seen, EXAMPLES)],
    sampled: cells.length,
    nulls,
    distinct: seen.size,
    repeats,
    ...(toNumber ? range(seen, toNumber) : {}),
  }
}

function* take<T>(values: Iterable<T>, count: number): Iterable<T> {
  let left = count
  for (const value of values) {
    if (left-- === 0) return
    yield value
  }
}

function range(values: Iterable<string>, toNumber: (text: string) => number): { min?: number; max?: number } {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const text of values) {
    const value = toNumber(text)
    if (value < min) min = value
    if (value > max) max = value
  }
  return min <= max ? { min, max } : {}
}

/** Changes when names, sizes, times of change (or contents, where there is no such time) or columns of the files change; the same in every session. */
export function fingerprintOf(files: InputFile[], columns: string[]): string {
  const facts = files.map(({ name, file, stamp }) => ({
    name,
    bytes: file.size,
    stamp: stamp ?? ('lastModified' in file ? file.lastModified : 0),
  }))
  return fingerprintOfFacts(facts, columns)
}

/** The same of files that nobody has in hand. */
export const fingerprintOfFacts = (
  files: readonly { name: string; bytes: number; stamp: unknown }[],
  columns: readonly string[],
): string => combinedFingerprint([files.map(({ name, bytes, stamp }) => [name, bytes, stamp]), columns])

/** Changes when any of its parts does. */
export function combinedFingerprint(parts: readonly unknown[]): string {
  const text = JSON.stringify(parts)
  // Two 32-bit FNV-1a with different bases: no security is asked of it, only that changes show.
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193)
    high ^= high >>> 15
  }
  return hex(high) + hex(low)
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
