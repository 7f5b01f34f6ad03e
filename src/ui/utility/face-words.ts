import { words } from '../base/language'

/** Words of bundles where their view is not. */
export const faceWords = words('utilityFace', {
  nav: 'Bundles',
  title: 'Bundles that earn',
  hint: (group: string | null) =>
    group === null ? 'Which items earn most together?' : `Which items earn most together in one ${group}?`,
  one: 'bundle',
  many: 'bundles',
  holders: 'receipts',
  question: 'Which bundles earn?',
  about:
    'A bundle is a set of items bought together; it earns what its items earn on the receipts that hold them all. Say how much is much and run.',
  none: 'No bundle earns that much. Ask for less:',
  limited: (limit: string, at: string) =>
    `No more than ${limit} bundles are kept: those that earn at least ${at} are here, the others are not. For more, raise “Stop at this many” in the question.`,
  earning: (least: string) => `earning at least ${least}`,
  best: (count: string) => `the best ${count}`,
})
