import { askedOfSets, cellsOfSets } from '../mining/on-spark'
import type { SparkForm } from '../on-spark'
import type { ItemsetsParameters } from './definition'
import check from './spark/check.py?raw'
import gold from './spark/gold.py?raw'

export const spark: SparkForm<ItemsetsParameters> = {
  asked: ({ parameters, data }) => askedOfSets(parameters, data),
  cells: ({ parameters, data }) => [...cellsOfSets(parameters, data), { python: gold }],
  check,
  differs: () => [],
}
