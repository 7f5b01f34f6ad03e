import { METHODS, TARGETS } from '../../../src/analyses/parameters'
import { THRESHOLDS } from '../../../src/analyses/rules/definition'
import { FILTER_OPS, LAYOUTS } from '../../../src/recipe/schema'
import type { Random } from '../random'
import { label } from './labels'
import { COLUMNS } from './lines'

type Part = Record<string, unknown>

const list = (random: Random) => random.maybe(0.2, () => random.several(0, 3, () => label(random)))
const length = (random: Random) => random.maybe(0.5, () => random.between(1, 4))
const yes = (random: Random) => random.maybe(0.5, () => random.chance(0.5))

function often(random: Random): Part {
  return random.chance(0.5)
    ? { minSupport: random.pick([1, 0.5, 0.1, 0.3333333333, 1e-7]) }
    : { minCount: random.between(1, 5) }
}

const mined = (random: Random): Part => ({
  ...often(random),
  maxLength: length(random),
  method: random.maybe(0.5, () => random.pick(METHODS)),
  perGroup: yes(random),
  include: list(random),
  exclude: list(random),
  limit: random.maybe(0.3, () => random.between(1, 50)),
})

const trained = (random: Random): Part => ({
  k: random.between(1, 12),
  iterations: random.between(1, 2),
  solver: random.maybe(0.5, () => random.pick(['cg', 'cholesky'])),
  cgSteps: random.maybe(0.5, () => random.between(1, 4)),
  seed: random.maybe(0.5, () => random.between(0, 2 ** 31)),
  perGroup: yes(random),
})

const kinds: Record<string, (random: Random) => Part> = {
  itemsets: (random) => ({ ...mined(random), target: random.maybe(0.5, () => random.pick(TARGETS)) }),
  rules: (random) => ({
    ...mined(random),
    metric: random.maybe(0.6, () => random.pick(THRESHOLDS)),
    minThreshold: random.maybe(0.7, () => random.pick([0, 0.1, 0.8, 1.2, -1, 1e300])),
    maxConsequent: random.maybe(0.3, () => random.between(1, 3)),
    antecedentIncludes: list(random),
    consequentIncludes: list(random),
  }),
  sequences: (random) => ({
    ...often(random),
    maxLength: length(random),
    perGroup: yes(random),
    target: random.maybe(0.5, () => random.pick(TARGETS)),
    maxGapSteps: random.maybe(0.3, () => random.between(1, 4)),
    maxGapTime: random.maybe(0.3, () => random.pick([0, 1, 86_400_000, 1e300])),
    minGapSteps: random.maybe(0.2, () => random.between(1, 3)),
    minGapTime: random.maybe(0.2, () => random.pick([0, 1, 86_400_000, 1e300])),
    maxSpan: random.maybe(0.3, () => random.pick([0, 86_400_000, 1e12])),
    minSteps: random.maybe(0.2, () => random.between(1, 3)),
    visits: random.maybe(0.4, () => random.pick(['basket', 'time', 'day'])),
    first: random.maybe(0.2, () => label(random)),
    last: list(random),
    exclude: list(random),
    limit: random.maybe(0.3, () => random.between(1, 50)),
  }),
  utility: (random) => ({
    ...(random.chance(0.5) ? { minUtility: random.pick([0, -5, 10, 0.01, 1e300]) } : { top: random.between(1, 30) }),
    maxLength: length(random),
    perGroup: yes(random),
    valueIs: random.maybe(0.5, () => random.pick(['line', 'unit'])),
    limit: random.maybe(0.3, () => random.between(1, 50)),
  }),
  recommend: (random) => ({
    ...trained(random),
    factors: random.between(1, 6),
    regularization: random.maybe(0.5, () => random.pick([0, 0.01, 10, 1e6])),
    alpha: random.maybe(0.5, () => random.pick([0, 1, 40, 1e9])),
    excludeSeen: yes(random),
    fallback: random.maybe(0.5, () => random.pick(['popular', 'none'])),
    stopEarly: random.maybe(0.2, () => random.pick([0.1, 0.5])),
  }),
  judge: (random) => ({
    ...trained(random),
    factors: random.several(1, 2, () => random.between(1, 4)),
    regularization: random.maybe(0.5, () => [random.pick([0, 0.01, 10])]),
    alpha: random.maybe(0.5, () => [random.pick([0, 1, 40])]),
    split: random.maybe(0.5, () => random.pick(['last', 'random'])),
    holdOut: random.maybe(0.4, () => random.between(1, 3)),
    neighbours: random.maybe(0.4, () => random.between(1, 10)),
  }),
}

/** What is absent is not there, not `undefined`. */
function present(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
}

const scalar = (random: Random) =>
  random.pick([label(random), random.between(-3, 30), random.chance(0.5), '2024-05-01'])

export function makeFilter(random: Random, column: string): Part {
  const op = random.pick(FILTER_OPS)
  const value = op.startsWith('is')
    ? undefined
    : op.endsWith('in')
      ? random.several(1, 3, () => scalar(random))
      : scalar(random)
  return present({ column, op, value })
}

/** A recipe over the columns of our lines that is right in every part, though its filters may not suit their columns. */
export function makeRecipe(random: Random): { recipe: 1; data: Part; analysis: Part } & Part {
  const kind = random.pick(Object.keys(kinds))
  const roles = {
    basket: 'receipt',
    item: 'item',
    group: 'store',
    customer: 'customer',
    time: 'time',
    value: 'amount',
    quantity: 'units',
  }
  const kept = Object.entries(roles).filter(([role]) => role !== 'group' || random.chance(0.6))
  return {
    recipe: 1,
    ...present({ title: random.maybe(0.3, () => label(random)) }),
    data: present({
      files: random.maybe(0.5, () => random.several(0, 2, () => label(random))),
      layout: random.chance(0.9) ? undefined : random.pick(LAYOUTS),
      roles: Object.fromEntries(random.chance(0.9) ? kept : kept.filter(() => random.chance(0.7))),
      filters: random.maybe(0.25, () => random.several(0, 2, () => makeFilter(random, random.pick(COLUMNS)))),
      maxBasketItems: random.maybe(0.1, () => random.between(1, 10)),
    }),
    analysis: { kind, ...present(kinds[kind]!(random)) },
  }
}
