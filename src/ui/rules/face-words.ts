import { words } from '../base/language'

/** Words of rules where their view is not. */
export const faceWords = words('rulesFace', {
  nav: 'Rules',
  title: 'Bought together',
  hint: (group: string | null) =>
    group === null ? 'What do baskets hold together?' : `What do baskets of one ${group} hold together?`,
  one: 'rule',
  foreseen: 'itemsets',
  many: 'rules',
  holders: 'baskets',
  question: 'What sells together?',
  about:
    'A rule says: baskets that hold this also hold that, and how much more often than by chance. Set the thresholds and run.',
  none: 'Nothing in the data is frequent and sure enough. Ask for less:',
  bound: (metric: string, falls: boolean, value: string) => `${metric} ${falls ? '≤' : '≥'} ${value}`,
})
