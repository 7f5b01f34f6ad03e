import { words } from '../base/language'

/** Words of recommendations where their view is not. */
export const faceWords = words('recommendFace', {
  nav: 'Offers',
  title: 'What for whom',
  hint: (group: string | null) =>
    group === null ? 'What would each customer like?' : `What would each customer like, going by their own ${group}?`,
  one: 'customer',
  many: 'customers',
  holders: 'customers',
  question: 'What to recommend to whom?',
  about:
    'What customers have tells what each of them would like next. Say what is to recommend, and how many items, and run.',
  none: 'There is no customer in the data.',
  training: {
    go: 'Recommend to customers',
    running: 'Learning tastes',
    working: 'Training',
    took: 'training',
    results: 'recommendations',
    nothing: 'Nobody to recommend to',
    stop: 'Stop and use what is learned so far',
    stopping: 'Ending with this round…',
  },
  stopped: 'Training was ended early: lists go by what was learned until then. Run again for all rounds.',
  scoring: {
    go: 'Score customers',
    running: 'Scoring customers',
    working: 'Scoring customers',
    took: 'scoring',
    results: 'recommendations',
    nothing: 'Nobody to recommend to',
    start: 'Score customers',
  },
  model: (factors: number, rounds: number) => `tastes of ${factors} traits, ${rounds} rounds`,
  ways: {
    similar: 'similar items',
    ease: 'every item against every other',
    popular: 'most popular',
    again: 'bought before',
  },
  file: 'model',
  /** The way to a model that is not open. */
  use: 'Use a saved model…',
})
