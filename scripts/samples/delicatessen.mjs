import { createRandom } from './random.mjs'

// Product, margin of one in euros, popularity.
const PRODUCTS = `aged comté|3.10|34
brie de meaux|2.20|30
blue stilton|2.60|18
goat's cheese|1.90|26
quince paste|1.40|9
sourdough|1.70|62
rye crackers|1.10|28
salted butter|.60|48
olive oil|3.80|22
balsamic vinegar|3.20|13
green olives|1.50|31
sun-dried tomatoes|1.35|17
serrano ham|3.40|24
fennel salami|2.70|25
duck rillettes|2.90|11
smoked salmon|4.20|19
fresh oysters|-1.85|12
muscadet|.90|10
samphire|1.20|5
salt-marsh lamb|6.40|4
alpine honey|2.10|12
fig mustard|1.80|10
dark chocolate|1.60|36
pistachio nougat|2.40|14
espresso beans|3.30|29
black tea|2.05|20
chianti|4.10|23
riesling|3.70|18
champagne|9.80|8
black truffle|21.50|2
truffle butter|7.90|3
fresh tagliatelle|1.95|27
tomato sugo|1.25|24
parmesan|2.85|28
prosecco|3.15|17
aperitif bitters|3.90|8
blood oranges|.45|19
marcona almonds|2.30|15`
  .split('\n')
  .map((line) => {
    const [name, margin, weight] = line.split('|')
    return { name, margin: Number(margin), weight: Number(weight) }
  })

const REGIONS = { Alps: 0.2, Coast: 0.26, Plain: 0.38, Valley: 0.16 }

/**
 * What is planted, and how it is found: a bundle enters a receipt with probability `rate` (by region where regions
 * differ, times `season` in the months named), and each of its items then stays with probability `keep`.
 */
export const BUNDLES = [
  // Most money beyond chance.
  { items: ['chianti', 'fresh tagliatelle', 'parmesan'], rate: 0.034, keep: 0.9 },
  { items: ['prosecco', 'aperitif bitters'], rate: 0.02, keep: 0.92, season: { months: [5, 6, 7, 8], by: 2 } },
  // Rare but worth it: some sixty receipts in each region, most of them before the holidays.
  {
    items: ['black truffle', 'champagne', 'truffle butter'],
    rate: 0.004,
    keep: 0.97,
    season: { months: [11, 12], by: 5 },
  },
  // Sells but loses: oysters come at a price nobody pays, and the wine beside them does not make up for it.
  { items: ['fresh oysters', 'muscadet'], rate: 0.042, keep: 0.95 },
  // Only the coast has the lamb, and what grows beside it.
  { items: ['salt-marsh lamb', 'samphire'], rate: { Coast: 0.035 }, keep: 0.94 },
  // Known everywhere, together mostly in one region.
  {
    items: ['alpine honey', "goat's cheese"],
    rate: { Alps: 0.08, Plain: 0.004, Coast: 0.004, Valley: 0.004 },
    keep: 0.9,
  },
]

/** Sold in one region alone. */
const ONLY_IN = { 'salt-marsh lamb': 'Coast', samphire: 'Coast' }

const RECEIPTS = 24_000
const START = Date.UTC(2025, 0, 1)
const DAY = 86_400_000

/** Lines of a merchant of fine food over a year, in order of time: columns by name. */
export function delicatessenLines() {
  const random = createRandom(20250104)
  const place = new Map(PRODUCTS.map((product, index) => [product.name, index]))
  const anyProduct = random.weighted(PRODUCTS.map((product) => product.weight))
  const regionNames = Object.keys(REGIONS)
  const anyRegion = random.weighted(Object.values(REGIONS))
  const columns = { receipt: [], region: [], sold_at: [], product: [], quantity: [], margin_eur: [] }
  for (let receipt = 0; receipt < RECEIPTS; receipt++) {
    const region = regionNames[anyRegion()]
    const day = Math.floor((receipt / RECEIPTS) * 365)
    const soldAt = START + day * DAY + (9 * 60 + random.integer(10 * 60)) * 60_000
    const month = new Date(soldAt).getUTCMonth() + 1
    const basket = new Set()
    for (const { items, rate, keep, season } of BUNDLES) {
      const usual = typeof rate === 'number' ? rate : (rate[region] ?? 0)
      if (!random.chance(season?.months.includes(month) ? usual * season.by : usual)) continue
      for (const item of items) if (random.chance(keep)) basket.add(place.get(item))
    }
    const size = basket.size + 1 + random.poisson(1.7)
    while (basket.size < size) {
      const index = anyProduct()
      const only = ONLY_IN[PRODUCTS[index].name]
      if (only === undefined || only === region) basket.add(index)
    }
    for (const index of basket) {
      const { name, margin } = PRODUCTS[index]
      const quantity = 1 + random.poisson(0.25)
      // What a product earns differs from day to day: weights, breakage, small discounts.
      const spread = 0.15 * Math.abs(margin) * random.normal()
      columns.receipt.push(`R${250_000 + receipt}`)
      columns.region.push(region)
      columns.sold_at.push(soldAt)
      columns.product.push(name)
      columns.quantity.push(quantity)
      columns.margin_eur.push(Math.round(100 * quantity * (margin + spread)) / 100)
    }
  }
  return columns
}
