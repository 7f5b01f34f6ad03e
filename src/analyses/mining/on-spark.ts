import { levelTitle, mixedLevels } from '../../recipe/level'
import type { RecipeData } from '../../recipe/schema'
import type { SparkCell } from '../on-spark'
import lines from '../shapes/spark/basket-lines.py?raw'
import frequency from './spark/frequency.py?raw'
import frequent from './spark/frequent.py?raw'
import levels from './spark/levels.py?raw'
import mined from './spark/mined.py?raw'
import ranks from './spark/ranks.py?raw'
import rows from './spark/rows.py?raw'
import search from './spark/search.py?raw'
import settled from './spark/settled.py?raw'
import widths from './spark/widths.py?raw'

interface Asked {
  perGroup: boolean
  minSupport?: number | undefined
  minCount?: number | undefined
  minBaskets?: number | undefined
  maxLength?: number | undefined
  target: 'all' | 'closed' | 'maximal'
  include?: string[] | undefined
  exclude?: string[] | undefined
  limit: number
}

/** Where a line of the file is a basket, two of one name are two. */
export const isBasketEach = ({ layout }: RecipeData): boolean => layout !== 'long'

/** What is asked of frequent sets, as literals. */
export const askedOfSets = (parameters: Asked, data: RecipeData) => ({
  perGroup: parameters.perGroup,
  minSupport: parameters.minSupport ?? null,
  minCount: parameters.minCount ?? null,
  minBaskets: parameters.minBaskets ?? null,
  maxLength: parameters.maxLength ?? null,
  target: parameters.target,
  include: parameters.include ?? null,
  exclude: parameters.exclude ?? null,
  limit: parameters.limit,
  eachRow: isBasketEach(data),
  // Fine levels first, as the tab numbers them.
  levels: (mixedLevels(data) ?? [])
    .map((name, at) => ({ column: `level_${at + 1}`, name, title: levelTitle(name) }))
    .reverse(),
})

const IN_ONE_TASK =
  'Each group is searched in one task, which holds all of its baskets in memory. Groups with more lines than the widget `most_in_one_task` says are searched one after the other, each over all tasks.'

/** How frequent sets are found: of all baskets by MLlib where it knows what is asked for, of groups each by one task. */
export function cellsOfSets({ perGroup, maxLength, target }: Asked, data: RecipeData): SparkCell[] {
  const byItem = maxLength !== undefined || target !== 'all' || mixedLevels(data) !== undefined
  const all = byItem
    ? 'All baskets are searched together: each goes to the tasks of its items, and a set is found in the task of its rarest item. (`FPGrowth` of MLlib knows no longest set, and neither closed nor maximal ones.)'
    : 'All baskets are searched together by `FPGrowth` of MLlib.'
  return [
    { says: '## Baskets\n\nOne row an item in a basket; items count once in each.' },
    { python: `from pyspark.ml.fpm import FPGrowth\n\n\n${lines}\n\n${levels}\n\n${mined}` },
    { python: `${settled}\n\n\n${frequency}\n\n${widths}` },
    { says: `## Frequent sets\n\n${perGroup ? IN_ONE_TASK : all}` },
    { python: `${rows}\n\n${search}` },
    { python: `${ranks}\n\n${frequent}` },
  ]
}
