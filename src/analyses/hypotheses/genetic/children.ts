import type { Chance } from '../chance'

/** Two sets, cut at two places and put together crosswise. */
export function crossed(
  a: readonly number[],
  b: readonly number[],
  blocks: number,
  chance: Chance,
): [readonly number[], readonly number[]] {
  const [one, other] = [chance.below(blocks + 1), chance.below(blocks + 1)]
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const within = (block: number) => from <= block && block < to
  const join = (outer: readonly number[], inner: readonly number[]) =>
    [...outer.filter((block) => !within(block)), ...inner.filter(within)].sort((x, y) => x - y)
  return [join(a, b), join(b, a)]
}

/** Each block taken in or left out with a chance of `flip`. */
export function flipped(set: readonly number[], blocks: number, flip: number, chance: Chance): readonly number[] {
  const bits = new Uint8Array(blocks)
  for (const block of set) bits[block] = 1
  for (let block = 0; block < blocks; block++) if (chance.share() < flip) bits[block] = 1 - (bits[block] as number)
  return [...bits.keys()].filter((block) => bits[block] === 1)
}

/** A set that is neither empty nor too large: what is too much is left out by chance. */
export function fitted(set: readonly number[], blocks: number, maxSize: number, chance: Chance): readonly number[] {
  if (set.length === 0) return [chance.below(blocks)]
  if (set.length <= maxSize) return set
  const left = [...set]
  while (left.length > maxSize) left.splice(chance.below(left.length), 1)
  return left
}

/** Any set, of any size alike. */
export function anySet(blocks: number, maxSize: number, chance: Chance): readonly number[] {
  const all = Array.from({ length: blocks }, (_, block) => block)
  const size = 1 + chance.below(maxSize)
  for (let i = 0; i < size; i++) {
    const j = i + chance.below(blocks - i)
    const own = all[i] as number
    all[i] = all[j] as number
    all[j] = own
  }
  return all.slice(0, size).sort((a, b) => a - b)
}

/** All sets with one block in the place of another. */
export function neighboursOf(set: readonly number[], blocks: number): readonly number[][] {
  const held = new Set(set)
  const others = Array.from({ length: blocks }, (_, block) => block).filter((block) => !held.has(block))
  return set.flatMap((left) =>
    others.map((other) => [...set.filter((block) => block !== left), other].sort((a, b) => a - b)),
  )
}
