import type { Difference } from '../../preparation/on-spark'
import type { ProjectPlan } from './plan'

/** What cannot be the same on Spark, and why; as the project's own files tell it. */
const differenceTexts: Readonly<Record<Difference, string>> = {
  'sql-dialect':
    'A step is written in SQL. The same text runs on Spark where both understand it; functions that only DuckDB has are to be rewritten by hand, in the marked cell.',
  'sums-in-other-order':
    'Sums of fractions are added up in another order and may differ in the last digits. Counts and sums of whole cents do not.',
  'trained-anew':
    'A model that is trained anew with MLlib has another objective (its regularization grows with the number of ratings of each row) and other random numbers: lists are similar, not the same.',
  'tastes-for-ranking':
    'MLlib has no ranking (BPR): where no model is brought along, one of tastes (ALS) is trained in its place, with the same number of factors.',
  'tastes-trained-anew':
    'Models of tastes (ALS) are trained anew with MLlib, which has another objective and other random numbers: their rows are not the same, nor the order, p-values and ties of rows that are held against them. All other ways are judged on the same customers and the same lists.',
  'ranking-left-out': 'MLlib has no ranking (BPR): its row is left out of the judgement.',
  'model-brought-along':
    'Recommendations are scored with the model that was trained in the browser. Customers who are new or have something else by now are fitted to it; items that it has never seen are recommended to nobody.',
  'ties-by-line':
    'Where rows are equal in all that orders them, the line in the file decides. Data that comes in other files or another order may decide otherwise.',
  'last-digit': 'Logarithms and powers are worked out by other libraries and may differ in the last digit.',
  'no-draws':
    'The search is not done again on shuffled targets and other draws: `stability` is empty, and how often chance does as well is told in the browser alone.',
  'no-breeding':
    'Each set is looked at, on one machine. More sets than `maxSets`, classes with several values to be explained, and columns with more than 10,000 different texts are refused with a sentence.',
  'text-of-numbers':
    'Fractions that are used as names are written as text; beyond fifteen digits both sides may write them differently.',
}

/** The same of a whole project. */
export function toldDifferences({ differs, notebooks }: Pick<ProjectPlan, 'differs' | 'notebooks'>): string {
  if (notebooks.every(({ layer }) => layer !== 'gold'))
    return 'The analysis itself has no notebook yet: what is here prepares its lines.'
  if (differs.length === 0) return 'Nothing: every row and every column is equal.'
  return differs.map((each) => `- ${differenceTexts[each]}`).join('\n')
}
