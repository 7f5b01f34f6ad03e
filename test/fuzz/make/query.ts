import type { Random } from '../random'
import { label } from './labels'

const COLUMNS = [
  'support',
  'count',
  'lift',
  'confidence',
  'p_value',
  'utility',
  'length',
  'redundant',
  'itemsets',
  'no such',
  '__proto__',
]
const PLACES = ['anywhere', 'antecedents', 'consequents', 'first', 'last', 'constructor']

const labels = (random: Random) => random.several(1, 3, () => label(random))
const bound = (random: Random) => random.pick([null, 0, 1, 0.5, -3, 1e300])

function named<T>(random: Random, names: readonly string[], make: () => T): Record<string, T> {
  return Object.fromEntries(
    random.several(1, 2, () => [random.pick(names.filter((name) => name !== '__proto__')), make()]),
  )
}

/** What may be asked of the rows of a result, fitting or not. */
export function makeQuery(random: Random): object {
  const parts = {
    text: random.maybe(0.3, () => label(random)),
    groups: random.maybe(0.2, () => random.several(1, 2, () => random.pick([null, label(random)]))),
    items: random.maybe(0.2, () => named(random, PLACES, () => labels(random))),
    atMost: random.maybe(0.1, () => named(random, PLACES, () => random.between(0, 3))),
    lengths: random.maybe(0.1, () => random.several(1, 3, () => random.between(0, 4))),
    minLength: random.maybe(0.1, () => random.between(0, 4)),
    ranges: random.maybe(0.2, () => named(random, COLUMNS, () => [bound(random), bound(random)])),
    flags: random.maybe(0.1, () => named(random, COLUMNS, () => random.chance(0.5))),
    onlyInOneGroup: random.maybe(0.1, () => random.chance(0.5)),
    rows: random.maybe(0.1, () => random.several(1, 4, () => random.between(0, 40))),
  }
  const sort = random.several(0, 2, () => ({ column: random.pick(COLUMNS), descending: random.chance(0.5) }))
  return { sort, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) }
}
