import type * as Opening from './opening'

// What opens files is fetched with the first that are opened: before the first paint nobody needs it.
const fetched = () => import('./opening')

export const openFiles: typeof Opening.openFiles = async (...asked) => (await fetched()).openFiles(...asked)

export const openSample: typeof Opening.openSample = async (...asked) => (await fetched()).openSample(...asked)
