import frequency from '../mining/spark/frequency.py?raw'
import rows from '../mining/spark/rows.py?raw'
import settled from '../mining/spark/settled.py?raw'
import widths from '../mining/spark/widths.py?raw'
import type { SparkForm } from '../on-spark'
import { moneyTerms } from '../shapes/money-terms'
import { priced } from '../shapes/priced'
import lines from '../shapes/spark/basket-lines.py?raw'
import money from '../shapes/spark/priced.py?raw'
import type { UtilityParameters } from './definition'
import bundles from './spark/bundles.py?raw'
import check from './spark/check.py?raw'
import gold from './spark/gold.py?raw'
import search from './spark/search.py?raw'

const GROUPS =
  'Each group is searched in one task, which holds all of its baskets in memory. Groups with more lines than the widget `most_in_one_task` says are searched one after the other, each over all tasks.'
const ALL =
  'All baskets are searched together: each goes to the tasks of its items, and a bundle is found in the task of the item whose baskets earn least.'

export const spark: SparkForm<UtilityParameters> = {
  asked({ parameters, data }) {
    const want = { shape: 'priced' as const, perUnit: parameters.valueIs === 'unit' }
    const { first, second } = moneyTerms(data, priced.withinReach(want, data.roles))
    return {
      perGroup: parameters.perGroup,
      minUtility: parameters.minUtility ?? null,
      top: parameters.top ?? null,
      maxLength: parameters.maxLength ?? null,
      minBaskets: parameters.minBaskets ?? null,
      limit: parameters.limit,
      first: { column: first.role, perPiece: first.perPiece },
      second: second ? { column: second.role, sign: second.sign, perPiece: second.perPiece } : null,
    }
  },
  cells: ({ parameters }) => [
    {
      says: '## What lines earned\n\nWhole numbers of the smallest part as long as their sums are exact, so that no sum depends on its order.',
    },
    { python: `${lines}\n\n${money}` },
    { python: `${settled}\n\n\n${frequency}\n\n${widths}` },
    {
      says: `## Bundles\n\n${parameters.perGroup ? GROUPS : ALL} Losses bound nothing that is searched, so that no bundle is missed because of them.`,
    },
    { python: `${rows}\n\n${search}` },
    { python: bundles },
    { python: gold },
  ],
  check,
  // Where amounts are no whole numbers of a ten thousandth.
  differs: () => ['sums-in-other-order'],
}
