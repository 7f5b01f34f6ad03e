import { words } from '../base/language'

/** Words of hypotheses where their view is not. */
export const faceWords = words('hypothesesFace', {
  nav: 'Explain',
  title: 'What explains it',
  hint: () => 'Which columns explain another one, and does it hold up?',
  one: 'explanation',
  many: 'explanations',
  holders: 'rows',
  question: 'What explains it?',
  about:
    'Choose a column to be explained: churn, spend, a group. Half of the rows are searched for what explains it, the other half says whether it is true.',
  none: 'Nothing was found that explains it.',
  explains: (target: string) => `explains ${target}`,
  inSets: (most: number) => `up to ${most} columns together`,
  inSubgroups: (most: number) => `subgroups of up to ${most} conditions`,
  chooseTarget: 'Choose what is to be explained',
  verbs: {
    go: 'Find what explains it',
    running: 'Looking for what explains it',
    working: 'Searching and putting to the test',
    took: 'searching',
    results: 'explanations',
    nothing: 'Nothing explains it',
  },
})
