import { isBasketEach } from '../mining/on-spark'
import chance from '../mining/spark/chance.py?raw'
import frequency from '../mining/spark/frequency.py?raw'
import ranks from '../mining/spark/ranks.py?raw'
import rows from '../mining/spark/rows.py?raw'
import settled from '../mining/spark/settled.py?raw'
import type { SparkForm } from '../on-spark'
import lines from '../shapes/spark/shopping.py?raw'
import type { SubstitutesParameters } from './definition'
import check from './spark/check.py?raw'
import company from './spark/company.py?raw'
import customers from './spark/customers.py?raw'
import gold from './spark/gold.py?raw'
import pairs from './spark/pairs.py?raw'

export const spark: SparkForm<SubstitutesParameters> = {
  asked({ parameters, data, timeIs }) {
    const { minBaskets, minSupport, maxLift, minCompany, perGroup, exclude, limit } = parameters
    const known = data.layout === 'long' && data.roles.customer !== undefined
    return {
      minBaskets,
      minSupport: minSupport ?? null,
      maxLift,
      minCompany,
      perGroup,
      exclude: exclude ?? null,
      limit,
      eachRow: isBasketEach(data),
      known,
      // A text tells no time that visits could be put in order by.
      timed: known && data.roles.time !== undefined && timeIs !== 'text',
    }
  },
  cells: ({ parameters: { perGroup } }) => [
    { says: '## Baskets\n\nOne row a basket, and whose it is.' },
    { python: `${settled}\n\n\n${frequency}\n\n${lines}` },
    {
      says: `## Pairs\n\n${perGroup ? 'Each group is' : 'All baskets together are'} looked at in one task, which holds them in memory: companies are compared of all with all.`,
    },
    { python: `${rows}\n\n${ranks}` },
    { python: `${chance}\n\n${company}` },
    { python: customers },
    { python: pairs },
    { python: gold },
  ],
  check,
  // Likeness is a sum of products, added up in the order of items.
  differs: () => ['sums-in-other-order'],
}
