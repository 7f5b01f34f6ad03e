import { words } from '../base/language'

/** Words of substitutes where their view is not. */
export const faceWords = words('substitutesFace', {
  nav: 'Swaps',
  title: 'Instead of each other',
  hint: (group: string | null) =>
    group === null
      ? 'Of which items do people take one or the other?'
      : `Of which do people take one or the other, ${group} by ${group}?`,
  one: 'pair',
  many: 'pairs',
  holders: 'baskets',
  question: 'What stands in for what?',
  about:
    'Two items that seldom share a basket, yet are bought beside the same things and by the same people, stand in for each other. Run, and see which do.',
  none: 'No two items are kept apart like that. Ask for less:',
  limitedPlain: 'The limit was reached; the weakest were left out.',
  apart: (share: string) => `together at most ${share} of chance`,
  offer: 'Find what stands in for each other',
  alike: (share: string) => `company alike to ${share}`,
})
