import type { Model } from './model'

/** Letters for each of which one may be wrong, missing or too many. */
const LETTERS_A_SLIP = 4
const MOST_SLIPS = 3
/** Shorter ones are part of too many names. */
const SHORTEST_PART = 3
/** A longer text is no name that somebody typed in part; looking for it in long labels would take its length times theirs. */
const LONGEST_PART = 200

/** The name that may have been meant by one that no item has: few slips away, or one that holds it or is held by it. */
export function nearLabel({ labels, folded, popularity }: Model, typed: string): string | null {
  const slips = Math.min(MOST_SLIPS, Math.floor(typed.length / LETTERS_A_SLIP))
  let best = -1
  let fewest = slips + 1
  const better = (at: number) => best < 0 || popularity[at]! > popularity[best]!
  for (const [at, label] of folded.entries()) {
    const distance = slipsBetween(typed, label, fewest)
    if (distance > fewest || distance > slips || (distance === fewest && !better(at))) continue
    fewest = distance
    best = at
  }
  if (best < 0 && typed.length >= SHORTEST_PART && typed.length <= LONGEST_PART) {
    for (const [at, label] of folded.entries()) {
      const part = label.includes(typed) || (label.length >= SHORTEST_PART && typed.includes(label))
      if (part && better(at)) best = at
    }
  }
  return best < 0 ? null : labels[best]!
}

/** Letters to be changed, added or taken away between two words; `most` + 1 where it is more than that. */
export function slipsBetween(a: string, b: string, most: number): number {
  const beyond = most + 1
  if (Math.abs(a.length - b.length) > most) return beyond
  let row = new Uint16Array(b.length + 1).fill(beyond)
  for (let j = 0; j <= Math.min(b.length, most); j++) row[j] = j
  let next = new Uint16Array(b.length + 1).fill(beyond)
  for (let i = 1; i <= a.length; i++) {
    // Whatever lies further from the diagonal takes more slips than are asked for: two long words cost no square.
    const from = Math.max(1, i - most)
    const to = Math.min(b.length, i + most)
    next[from - 1] = from === 1 ? Math.min(i, beyond) : beyond
    let least = next[from - 1]!
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const slips = Math.min(row[j - 1]! + same, row[j]! + 1, next[j - 1]! + 1, beyond)
      next[j] = slips
      least = Math.min(least, slips)
    }
    if (to < b.length) next[to + 1] = beyond
    if (least > most) return beyond
    const done = row
    row = next
    next = done
  }
  return Math.min(row[b.length]!, beyond)
}
