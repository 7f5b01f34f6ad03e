import type { SparkFeature, SparkForm } from '../on-spark'
import type { HypothesesParameters } from './definition'
import { hypothesisFaults } from './sentences'
import confirm from './spark/confirm.py?raw'
import features from './spark/features.py?raw'
import gold from './spark/gold.py?raw'
import rows from './spark/rows.py?raw'
import sets from './spark/sets.py?raw'
import tails from './spark/tails.py?raw'

/** A number called so names rows where most of its values are different. */
const NAMED_ID = /(^|[^a-z])id$|[a-z]I[dD]$/

interface Named {
  target: string
  unit: string | null
  include: readonly string[] | undefined
  exclude: readonly string[]
}

/** Columns that may explain, in the order in which they are considered, and those that nobody asks. */
function considered(all: readonly SparkFeature[], { target, unit, include, exclude }: Named) {
  const some = include ? [...new Set(include)].flatMap((name) => all.find((each) => each.name === name) ?? []) : all
  const whyNot = ({ name, as }: SparkFeature) =>
    name === unit ? 'unit' : exclude.includes(name) ? 'excluded' : as === 'list' ? 'list' : null
  return some
    .filter(({ name }) => name !== target)
    .map((feature) => ({
      ...feature,
      asked: include !== undefined,
      calledId: NAMED_ID.test(feature.name),
      why: whyNot(feature),
    }))
}

export const spark: SparkForm<HypothesesParameters> = {
  asked({ parameters, data, features: all = [] }) {
    const { target, targetKind, positive, features: include, exclude = [], seed, confirm, alpha, limit } = parameters
    const { maxFeatures, maxSets, squares, logs, bins, products, language, method } = parameters
    if (language === 'subgroups' || targetKind === 'classes' || method === 'genetic')
      throw hypothesisFaults.notOnSpark()
    const unit = parameters.unit ?? data.roles.customer ?? null
    const columnOf = (name: string | null) => all.find((each) => each.name === name)?.column ?? null
    return {
      target: columnOf(target),
      targetKind,
      positive: positive ?? null,
      unit: columnOf(unit),
      features: considered(all, { target, unit, include, exclude }),
      maxFeatures,
      maxSets,
      squares,
      logs,
      bins,
      products,
      seed,
      confirm,
      alpha,
      limit,
    }
  },
  cells: () => [
    { says: '## Rows\n\nWhole units are searched, or confirm what was found in the others.' },
    { python: rows },
    { says: '## Columns\n\nWhat each feature becomes, by its own values alone.' },
    { python: features },
    {
      says: '## Sets\n\nProducts of columns are added up block by block; the search itself is of their correlations, which are few, and runs in this notebook.',
    },
    { python: sets },
    { says: '## Tests\n\nEach set of the front is put to the test in rows that were not searched.' },
    { python: tails },
    { python: confirm },
    { python: gold },
  ],
  differs: ({ parameters: { stability, permutations } }) => [
    'sums-in-other-order',
    'last-digit',
    'no-breeding',
    ...(stability > 0 || permutations > 0 ? (['no-draws'] as const) : []),
  ],
}
