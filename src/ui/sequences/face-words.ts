import { words } from '../base/language'

/** Words of journeys where their view is not. */
export const faceWords = words('sequencesFace', {
  nav: 'Journeys',
  title: 'Customer journeys',
  hint: (group: string | null) =>
    group === null ? 'Which paths do customers follow?' : `Which paths do customers of one ${group} follow?`,
  one: 'path',
  many: 'paths',
  holders: 'customers',
  question: 'How do customers travel?',
  about:
    'A path is what customers do one after the other, with anything in between. Set how many must take it and run.',
  none: 'No path is taken by that many customers. Ask for less:',
  from: (items: string) => `from ${items}`,
  to: (items: string) => `to ${items}`,
})
