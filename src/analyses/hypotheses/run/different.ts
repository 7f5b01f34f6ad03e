import type { KernelContext } from '../../kernel-context'
import { coverOf } from '../subgroups'
import type { Groups } from '../subgroups/model'
import type { Subgroup } from '../subgroups/types'

/** Of two groups that share so much of their rows only the better one is told, and of two that are each other's rest. */
const SAME = 0.8

export interface Covered {
  group: Subgroup
  cover: Uint32Array
  rows: number
}

export const covered = (kernel: KernelContext, groups: Groups, group: Subgroup): Covered => {
  const cover = coverOf(kernel, groups, group.selectors)
  return { group, cover, rows: countIn(cover) }
}

/** The best ones, without those that speak of nearly the same rows as a better one. */
export function differentOnes(
  kernel: KernelContext,
  groups: Groups,
  best: readonly Subgroup[],
  limit: number,
): Covered[] {
  const taken: Covered[] = []
  for (const group of best) {
    if (taken.length === limit) break
    const own = covered(kernel, groups, group)
    const isNew = taken.every(
      (other) => group.level !== other.group.level || (!isSame(own, other) && !isRest(own, other, groups.rows)),
    )
    if (isNew) taken.push(own)
  }
  return taken
}

/** Nearly the same rows, in both of which there is more of it or less. */
export function saysTheSame(a: Covered, b: Covered): boolean {
  return a.group.level === b.group.level && a.group.direction === b.group.direction && isSame(a, b)
}

function isSame(a: Covered, b: Covered): boolean {
  const both = countIn(a.cover, b.cover)
  return both >= SAME * (a.rows + b.rows - both)
}

function isRest(a: Covered, b: Covered, all: number): boolean {
  const both = countIn(a.cover, b.cover)
  return a.rows - both >= SAME * (all - b.rows + both)
}

function countIn(a: Uint32Array, b = a): number {
  let count = 0
  for (let w = 0; w < a.length; w++) count += popCount((a[w] as number) & (b[w] as number))
  return count
}

function popCount(word: number): number {
  let v = word - ((word >>> 1) & 0x5555_5555)
  v = (v & 0x3333_3333) + ((v >>> 2) & 0x3333_3333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
