import { components as words } from './words'

/** What the groups of a column are called, one and many. */
export const groupWord = (column: string | null): string => words.groupOf(calledBy(column))
export const groupWords = (column: string | null): string => words.groupsOf(calledBy(column))

/** A column that says who is in a kept set is named after it, at length: its groups are the set and the rest. */
const calledBy = (column: string | null): string | null => (column !== null && isOfSet(column) ? null : column)

export const isOfSet = (column: string): boolean => /-[0-9a-f]{16}\)$/.test(column)
