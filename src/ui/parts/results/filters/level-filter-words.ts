import { words } from '../../../base/language'

const called = (level: string) => level.replace(/[_.]+/g, ' ').trim() || level

/** Words of what items belong to, where that narrows rows. */
export const levelFilterWords = words('level filters', {
  called,
  any: 'any',
  apart: (level: string) => `Not of one ${called(level)}`,
  apartMeans: (level: string) =>
    `Hides rows whose sides belong to the same ${called(level)}, or whose items do where there are no sides.`,
})
