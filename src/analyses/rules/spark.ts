import { askedOfSets, cellsOfSets } from '../mining/on-spark'
import chance from '../mining/spark/chance.py?raw'
import type { SparkForm } from '../on-spark'
import type { RulesParameters } from './definition'
import check from './spark/check.py?raw'
import gold from './spark/gold.py?raw'
import measures from './spark/measures.py?raw'
import order from './spark/order.py?raw'
import splits from './spark/splits.py?raw'

export const spark: SparkForm<RulesParameters> = {
  asked: ({ parameters, data }) => ({
    ...askedOfSets(parameters, data),
    metric: parameters.metric,
    minThreshold: parameters.minThreshold,
    maxConsequent: parameters.maxConsequent ?? null,
    antecedentIncludes: parameters.antecedentIncludes ?? null,
    consequentIncludes: parameters.consequentIncludes ?? null,
  }),
  cells: ({ parameters, data }) => [
    ...cellsOfSets(parameters, data),
    {
      says: '## Rules\n\nA rule splits a set in two; all of its measures follow from the counts of the set, its sides and the baskets. The sets of a group are split in one task.',
    },
    { python: `${chance}\n\n${measures}` },
    { python: splits },
    { python: gold },
    { says: '## Order\n\nq-values are of all rules of a group that pass.' },
    { python: order },
  ],
  check,
  differs: () => [],
}
