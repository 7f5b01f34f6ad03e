import type { AnalysisKind } from '../../analyses/registry'
import { formatCount } from '../base/format'
import { words } from '../base/language'

interface KindWords {
  /** A row of the result. */
  one: string
  many: string
  /** What is counted in. */
  holders: string
  /** Before the first run. */
  question: string
  about: string
  /** When nothing came. */
  none: string
  /**
   * Where nothing is mined: the way to it, while it runs, in its longest phase, what that took, what comes of it, and as
   * a title when nothing came.
   */
  own?: { go: string; running: string; working: string; took: string; results: string; nothing: string }
}

/** What each analysis calls its rows, and how it introduces itself. */
export const kindWords: Record<AnalysisKind, KindWords> = words('kinds', {
  rules: {
    one: 'rule',
    many: 'rules',
    holders: 'baskets',
    question: 'What sells together?',
    about:
      'A rule says: baskets that hold this also hold that, and how much more often than by chance. Set the thresholds on the left and run.',
    none: 'Nothing in the data is frequent and sure enough. Ask for less:',
  },
  itemsets: {
    one: 'itemset',
    many: 'itemsets',
    holders: 'baskets',
    question: 'Which sets keep coming up?',
    about: 'An itemset is a group of items that often share a basket. Set how often is often on the left and run.',
    none: 'No set of items is that frequent. Ask for less:',
  },
  sequences: {
    one: 'path',
    many: 'paths',
    holders: 'customers',
    question: 'How do customers travel?',
    about:
      'A path is what customers do one after the other, with anything in between. Set how many must take it on the left and run.',
    none: 'No path is taken by that many customers. Ask for less:',
  },
  utility: {
    one: 'bundle',
    many: 'bundles',
    holders: 'receipts',
    question: 'Which bundles earn?',
    about:
      'A bundle is a set of items bought together; it earns what its items earn on the receipts that hold them all. Say how much is much on the left and run.',
    none: 'No bundle earns that much. Ask for less:',
  },
  recommend: {
    one: 'customer',
    many: 'customers',
    holders: 'customers',
    question: 'What to recommend to whom?',
    about:
      'A model learns tastes from what customers have, and says for each of them what they do not have yet and would like. Say how many items on the left and run.',
    none: 'There is no customer in the data.',
    own: {
      go: 'Recommend to customers',
      running: 'Learning tastes',
      working: 'Training',
      took: 'training',
      results: 'recommendations',
      nothing: 'Nobody to recommend to',
    },
  },
  judge: {
    one: 'way',
    many: 'ways to recommend',
    holders: 'customers',
    question: 'Would it have been right?',
    about:
      'Some items of every customer are hidden, models are trained on the rest, and each is asked what these customers take next. Say which settings to try on the left and run.',
    none: 'No customer has more items than are hidden, so nothing is left to learn from. Hide fewer, or look under Data whether the right columns hold the customers and the values: only values above zero count.',
    own: {
      go: 'Put models to the test',
      running: 'Putting models to the test',
      working: 'Training and asking',
      took: 'training',
      results: 'comparisons',
      nothing: 'Nobody to judge by',
    },
  },
})

/** `1 customer`, `15,624 customers`. */
export const countedRows = (rows: number, kind: AnalysisKind): string =>
  `${formatCount(rows)} ${rows === 1 ? kindWords[kind].one : kindWords[kind].many}`

/** What comes of a run, in a sentence about data: `rules`. */
export const resultsOf = (kind: AnalysisKind): string => kindWords[kind].own?.results ?? kindWords[kind].many
