import type { KernelContext, KernelInput, MemoryRange } from '../kernel-context'
import type { SequenceParameters } from './types'

/** Fields of `Journeys` in wasm/sequences/journeys.ts: three f64, then words in the same order. */
const FIELDS = [
  'maxGapSteps',
  'bounded',
  'maxLength',
  'items',
  'groups',
  'groupStart',
  'groupToken',
  'minCounts',
  'labelOfRank',
  'marksOfRank',
  'rankOf',
  'tokens',
  'times',
  'pairs',
  'listStart',
  'lists',
  'visits',
  'minGapSteps',
  'limited',
  'minSteps',
] as const

type Fields = Record<(typeof FIELDS)[number], number>

const LIMITS_BYTES = 24
const NO_LIMIT = 0xffffffff

/** Recoded journeys in kernel memory, ready to be searched. */
export interface Journeys {
  address: number
  /** Frequent items. */
  items: number
  groups: number
  /** Item of each rank. */
  itemOfRank: Uint32Array
  blocks: number
  blockCount: number
  /** Tokens there is room for. */
  room: number
  /** All of this, for kernels in memories of their own. */
  range: MemoryRange
}

/** Gaps and span as kernels read them. Without times only steps can be limited. */
export function limitsOf(input: KernelInput, parameters: SequenceParameters) {
  const timed = input.times !== 0
  const gapTime = timed ? (parameters.maxGapTime ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const span = timed ? (parameters.maxSpan ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const gapSteps = Math.min(parameters.maxGapSteps ?? NO_LIMIT, NO_LIMIT)
  const leastSteps = Math.min(parameters.minGapSteps ?? 1, NO_LIMIT)
  const leastTime = timed ? (parameters.minGapTime ?? 0) : 0
  const byTime = gapTime !== Number.POSITIVE_INFINITY || span !== Number.POSITIVE_INFINITY || leastTime > 0
  const bySteps = gapSteps !== NO_LIMIT || leastSteps > 1
  const byVisits = input.visits !== 0 || leastSteps > 1 || leastTime > 0
  return {
    gapTime,
    span,
    gapSteps,
    leastSteps,
    leastTime,
    byTime,
    limited: byTime || bySteps,
    /** Least gaps are kept by the search that goes by visits, each event a visit of its own. */
    byVisits,
    /** Rare events keep their place. */
    holes: bySteps || byVisits,
    bounded: byTime || bySteps || byVisits,
    /** Is a part of a valid match always valid? Leaving out a step in the middle makes gaps longer. */
    hereditary: gapSteps === NO_LIMIT && gapTime === Number.POSITIVE_INFINITY,
  }
}

export type Limits = ReturnType<typeof limitsOf>

export function putJourneys(kernel: KernelContext, limits: Limits, fields: Partial<Fields>): number {
  const address = kernel.allocZeroed(LIMITS_BYTES + 4 * FIELDS.length)
  kernel.f64(address, 3).set([limits.gapTime, limits.span, limits.leastTime])
  setFields(kernel, address, {
    maxGapSteps: limits.gapSteps,
    minGapSteps: limits.leastSteps,
    bounded: Number(limits.bounded),
    limited: Number(limits.limited),
    ...fields,
  })
  return address
}

export function setFields(kernel: KernelContext, address: number, fields: Partial<Fields>): void {
  const words = kernel.u32(address + LIMITS_BYTES, FIELDS.length)
  FIELDS.forEach((name, i) => {
    words[i] = fields[name] ?? (words[i] as number)
  })
}

export function fieldOf(kernel: KernelContext, address: number, name: keyof Fields): number {
  return kernel.u32(address + LIMITS_BYTES, FIELDS.length)[FIELDS.indexOf(name)] as number
}
