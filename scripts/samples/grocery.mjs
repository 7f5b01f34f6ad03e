import { createRandom } from './random.mjs'

// Product, category, price, margin share, popularity.
const PRODUCTS = `whole milk|dairy|1.19|.18|100
butter|dairy|2.49|.14|46
margarine|dairy|1.89|.24|34
natural yogurt|dairy|.89|.28|58
cream cheese|dairy|1.79|.31|27
aged cheese|deli|6.90|.42|13
blue cheese|deli|4.80|.44|8
charcuterie|deli|5.60|.40|11
olives|deli|3.20|.46|16
hummus|deli|2.30|.39|14
free-range eggs|dairy|3.10|.17|61
brown bread|bakery|2.60|.48|52
baguette|bakery|1.10|.52|47
croissants|bakery|2.20|.55|31
rye bread|bakery|3.10|.47|19
cake|bakery|7.50|.50|9
bananas|fruit|1.60|.25|84
apples|fruit|2.40|.27|66
strawberries|fruit|3.90|.30|22
lemons|fruit|1.50|.33|29
grapes|fruit|3.20|.29|24
avocados|fruit|2.80|.26|28
tomatoes|vegetables|2.30|.28|63
onions|vegetables|1.20|.34|57
carrots|vegetables|1.10|.35|49
potatoes|vegetables|2.70|.30|54
garlic|vegetables|.80|.41|33
peppers|vegetables|2.60|.29|31
mushrooms|vegetables|2.20|.32|23
lettuce|vegetables|1.40|.31|30
fresh basil|vegetables|1.90|.37|12
spaghetti|dry goods|1.30|.22|38
tomato sauce|dry goods|1.70|.33|26
parmesan|deli|4.40|.36|17
rice|dry goods|2.10|.24|32
olive oil|dry goods|7.90|.21|21
wine vinegar|dry goods|2.60|.38|9
flour|dry goods|.99|.15|28
sugar|dry goods|1.09|.12|29
baking powder|dry goods|.79|.43|10
dark chocolate|sweets|2.20|.40|25
biscuits|sweets|1.90|.38|33
ice cream|sweets|4.50|.36|20
crisps|snacks|1.80|.41|35
peanuts|snacks|2.10|.37|18
popcorn|snacks|1.60|.45|11
red wine|drinks|7.20|.30|19
white wine|drinks|6.80|.31|16
rosé wine|drinks|6.40|.31|9
sparkling wine|drinks|9.90|.29|7
wine flight|drinks|24.00|.34|4
lager|drinks|5.40|.19|27
cola|drinks|1.70|.26|36
mineral water|drinks|.70|.35|62
orange juice|drinks|2.30|.24|37
coffee beans|drinks|8.90|.28|24
oat milk|drinks|2.10|.30|17
tea|drinks|2.90|.39|20
minced beef|meat|5.80|.16|29
chicken breast|meat|6.40|.18|32
sausages|meat|4.20|.23|22
salmon|fish|8.90|.20|12
nappies|baby|11.90|.09|8
baby wipes|baby|2.70|.28|9
kitchen roll|household|2.50|.27|30
washing powder|household|9.50|.18|15
candles|household|3.40|.49|6
charcoal|household|5.90|.35|5
dog food|pets|6.20|.22|13
cat litter|pets|5.10|.26|10`
  .split('\n')
  .map((line) => {
    const [name, category, price, share, weight] = line.split('|')
    return { name, category, price: Number(price), share: Number(share), weight: Number(weight) }
  })

/**
 * What is planted, and what the workbench should find. A bundle enters a basket with probability `rate`
 * (times `boost` in the stores named); each of its items then stays with probability `keep`.
 */
export const BUNDLES = [
  { items: ['spaghetti', 'tomato sauce', 'parmesan'], rate: 0.045, keep: 0.85 },
  { items: ['wine flight', 'aged cheese', 'charcuterie'], rate: 0.012, keep: 0.88, boost: { stores: [4, 11], by: 3 } },
  { items: ['red wine', 'dark chocolate'], rate: 0.02, keep: 0.9 },
  { items: ['white wine', 'olives'], rate: 0.016, keep: 0.85 },
  { items: ['wine vinegar', 'olive oil', 'lettuce'], rate: 0.014, keep: 0.85 },
  { items: ['flour', 'sugar', 'baking powder', 'free-range eggs'], rate: 0.018, keep: 0.85 },
  { items: ['nappies', 'baby wipes'], rate: 0.016, keep: 0.92 },
  { items: ['sausages', 'charcoal', 'lager'], rate: 0.01, keep: 0.85, boost: { stores: [1, 7, 10], by: 4 } },
  { items: ['coffee beans', 'oat milk', 'croissants'], rate: 0.012, keep: 0.82, boost: { stores: [0, 9], by: 4 } },
  // Stores disagree: common everywhere, together only here.
  { items: ['cola', 'crisps', 'popcorn'], rate: 0, keep: 0.9, only: { stores: [2, 6, 8], rate: 0.09 } },
  { items: ['bananas', 'natural yogurt'], rate: 0, keep: 0.95, only: { stores: [0, 3, 12], rate: 0.1 } },
  // Only two stores know this one.
  { items: ['rosé wine', 'strawberries'], rate: 0, keep: 0.95, only: { stores: [5, 9], rate: 0.07 } },
]

/** Whoever takes the first rarely takes the second: a lift below 1. */
export const SUBSTITUTES = [
  ['butter', 'margarine'],
  ['whole milk', 'oat milk'],
]

/** What some customers lean to: they take one of these where others take anything. */
export const TASTES = [
  ['garlic', 'mushrooms', 'fresh basil', 'rice', 'peppers', 'minced beef'],
  ['blue cheese', 'hummus', 'salmon', 'sparkling wine', 'rye bread', 'candles'],
  ['avocados', 'tea', 'lemons', 'grapes', 'oat milk'],
  ['lager', 'peanuts', 'sausages', 'ice cream', 'orange juice'],
  ['flour', 'sugar', 'baking powder', 'cake', 'strawberries', 'cream cheese'],
  ['dog food', 'cat litter', 'kitchen roll', 'washing powder', 'biscuits'],
  ['nappies', 'baby wipes', 'popcorn', 'chicken breast'],
]

export const STORES = 16
const RECEIPTS = 60_000
const CUSTOMERS = 6_000
const START = Date.UTC(2025, 0, 2)
const DAY = 86_400_000

/** How often a customer takes what they lean to, and how often they shop at home. */
const LEAN = 0.4
const LOYAL = 0.8
/** So many customers lean to nothing. */
const TASTELESS = 0.2

/** Where customers mostly shop, and how to draw from what they lean to. */
function createCustomers(anyStore) {
  const random = createRandom(20250103)
  const place = new Map(PRODUCTS.map((product, index) => [product.name, index]))
  const tastes = TASTES.map((items) => {
    const places = items.map((item) => place.get(item))
    const draw = random.weighted(places.map((at) => Math.sqrt(PRODUCTS[at].weight)))
    return () => places[draw()]
  })
  return Array.from({ length: CUSTOMERS }, () => ({
    home: anyStore(),
    taste: random.chance(TASTELESS) ? null : random.pick(tastes),
  }))
}

/** Lines of a chain of grocery stores over half a year, in order of time: columns by name. */
export function groceryLines() {
  const random = createRandom(20250102)
  const place = new Map(PRODUCTS.map((product, index) => [product.name, index]))
  const anyProduct = random.weighted(PRODUCTS.map((product) => product.weight))
  // Few large stores, many small ones; the last has a single receipt.
  const anyStore = random.weighted(Array.from({ length: STORES - 1 }, (_, index) => 1 / (index + 3)))
  const columns = {
    receipt_id: [],
    store: [],
    sold_at: [],
    customer_id: [],
    product: [],
    category: [],
    quantity: [],
    amount: [],
    margin: [],
  }
  const customers = createCustomers(anyStore)
  for (let receipt = 0; receipt < RECEIPTS; receipt++) {
    const customer = Math.floor(CUSTOMERS * random.next() ** 1.6)
    const { home, taste } = customers[customer]
    const store = receipt === RECEIPTS - 1 ? STORES - 1 : random.chance(LOYAL) ? home : anyStore()
    const basket = new Set()
    for (const { items, rate, keep, boost, only } of BUNDLES) {
      const here = only?.stores.includes(store) ? only.rate : boost?.stores.includes(store) ? rate * boost.by : rate
      if (random.chance(here)) for (const item of items) if (random.chance(keep)) basket.add(place.get(item))
    }
    const size = basket.size + 1 + random.poisson(4.2)
    while (basket.size < size) basket.add(taste && random.chance(LEAN) ? taste() : anyProduct())
    for (const [one, other] of SUBSTITUTES)
      if (basket.has(place.get(one)) && random.chance(0.9)) basket.delete(place.get(other))
    const soldAt = START + Math.floor((receipt / RECEIPTS) * 180) * DAY + (8 * 60 + random.integer(12 * 60)) * 60_000
    for (const index of basket) {
      const product = PRODUCTS[index]
      const quantity = 1 + random.poisson(0.3)
      const amount = Math.round(product.price * quantity * 100) / 100
      columns.receipt_id.push(100_001 + receipt)
      columns.store.push(`S${String(store).padStart(2, '0')}`)
      columns.sold_at.push(soldAt)
      columns.customer_id.push(`C${String(customer).padStart(4, '0')}`)
      columns.product.push(product.name)
      columns.category.push(product.category)
      columns.quantity.push(quantity)
      columns.amount.push(amount)
      columns.margin.push(Math.round(amount * product.share * 100) / 100)
    }
  }
  return columns
}
