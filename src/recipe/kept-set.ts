import type { Filter, SetOp } from '../preparation/filter'

export type SetFilter = Filter & { op: SetOp }

// Said in words: with the list of them this room would be in every chunk that knows recipes.
export const isSetOp = (op: Filter['op']): op is SetOp => op === 'in set' || op === 'not in set'
export const isSetFilter = (filter: Filter): filter is SetFilter => isSetOp(filter.op)

const REFERENCE = /^(.*) \(((?:customers|receipts)-[0-9a-f]{16})\)$/su

/**
 * A set as recipes name it: what people call it, and what it is. The second is made of its members, so that a set that
 * was renamed, or kept again from the same data, is still the one that is meant, and no other is.
 */
export const referenceTo = (name: string, id: string): string => `${name} (${id})`

export function readReference(text: unknown): { name: string; id: string } | undefined {
  const match = typeof text === 'string' ? REFERENCE.exec(text) : null
  return match ? { name: match[1]!, id: match[2]! } : undefined
}
