import { components as words } from './words'

/** What the groups of a column are called, one and many. */
export const groupWord = (column: string | null): string => words.groupOf(column)
export const groupWords = (column: string | null): string => words.groupsOf(column)
