import type { RecommendColumns } from '../../src/analyses/recommend/types'
import { parseRecipe } from '../../src/analyses/registry'
import type { PublishChoice } from '../../src/workers/protocol/published'
import type { ResultContext } from '../../src/workers/result/context'
import { storedResult } from '../../src/workers/result/stored'
import { byCodePoint } from '../code-points'
import { mined } from '../result/fixture'

export const choice: PublishChoice = {
  people: 'replaced',
  secret: new Uint8Array(32).fill(7),
  conditions: [],
  steps: false,
  query: { sort: [] },
  look: {},
}

const ITEMS = ['tea', 'milk', 'Oddly Planted']
export const GROUPS = ['north', 'south']

export interface Customer {
  name: string
  group: number
  items: number[]
}

/** Recommendations in the order of results: by group, then by name. */
export function recommendations(given: Customer[], data: object = {}) {
  const customers = given.toSorted((a, b) => a.group - b.group || byCodePoint(a.name, b.name))
  const offsets = [0]
  for (const { items } of customers) offsets.push(offsets.at(-1)! + items.length)
  const u32 = (of: (customer: Customer) => number) => Uint32Array.from(customers, of)
  const items = Uint32Array.from(customers.flatMap((customer) => customer.items))
  const columns: RecommendColumns = {
    kind: 'recommend',
    rows: customers.length,
    group: u32(({ group }) => group),
    customer: u32((_) => 0).map((_, at) => customers.length - 1 - at),
    personal: Uint8Array.from(customers, (_, at) => at % 2),
    offsets: Uint32Array.from(offsets),
    items,
    scores: Float32Array.from(items, (_, at) => at),
    factors: 1,
    customerFactors: new Float32Array(customers.length).fill(42.5),
    modelGroup: Uint32Array.of(0, 1),
    modelItemStart: Uint32Array.of(0, 2, 2),
    modelItems: Uint32Array.of(0, 1),
    itemFactors: Float32Array.of(1, 2),
    itemCustomers: Uint32Array.of(1, 1),
    popularity: Float64Array.of(0.5, 0.5),
    linkStart: new Uint32Array(0),
    linkItems: new Uint32Array(0),
    linkWeights: new Float64Array(0),
    lossStart: Uint32Array.of(0, 0, 0),
    loss: new Float64Array(0),
    heldOutLoss: new Float64Array(0),
    pairs: Uint32Array.of(1, 1),
    droppedPairs: 0,
  }
  const context: ResultContext = {
    recipe: parseRecipe({
      recipe: 1,
      data: { files: ['Planted & sons.csv'], roles: { customer: 'who', item: 'what', group: 'where' }, ...data },
      analysis: { kind: 'recommend', perGroup: true },
    }),
    fingerprint: 'f00d',
    groupColumn: 'where',
    itemLabel: (item) => ITEMS[item]!,
    groupLabel: (group) => GROUPS[group]!,
    rowLabels: {
      label: (row) => customers[customers.length - 1 - row]!.name,
      rank: Uint32Array.from(customers, (_, row) => customers.length - 1 - row),
    },
    ranks: {
      labelRank: Uint32Array.of(1, 0, 2),
      groupRank: Uint32Array.of(0, 1),
      groupBaskets: Uint32Array.of(2, 2),
    },
    rows: () => null,
  }
  return storedResult('j', mined(columns), context)
}
