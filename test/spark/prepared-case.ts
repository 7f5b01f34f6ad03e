import type { Case } from './cases'

const DAYS = 20
const ITEMS = ['tea', 'milk', 'Bread', 'ä=b', 'o\'x "y"']

/** Lines of customers over some days, with gaps, repeats and numbers as people write them. */
function ordersCsv(): string {
  const lines = ['who;Sold at;sku;qty;price;kind']
  for (let at = 0; at < 600; at++) {
    const customer = at % 41 === 0 ? '' : `c${(at * 7) % 23}`
    const day = String(1 + ((at * 3) % DAYS)).padStart(2, '0')
    const hour = String((at * 5) % 24).padStart(2, '0')
    const price = at % 13 === 0 ? '' : `${(at * 37) % 50},${String((at * 11) % 100).padStart(2, '0')}`
    const kind = at % 17 === 0 ? '' : ['sold', 'gift', 'sold', 'back'][at % 4]
    lines.push(`${customer};${day}.03.2024 ${hour}:${at % 2 ? '15' : '40'};${(at * at) % 9};${at % 6};${price};${kind}`)
  }
  return `${lines.join('\n')}\n`
}

function goodsCsv(): string {
  const lines = Array.from({ length: 9 }, (_, sku) => {
    const name = ITEMS[sku % ITEMS.length]!
    return `${sku}.0;"${name.replaceAll('"', '""')}";${sku % 2 ? 'x' : ''}`
  })
  return `number;title;shelf\n${lines.join('\n')}\n3;Never;x\n`
}

/** A question about a table that many steps make of two. */
export const PREPARED: Case = {
  name: 'itemsets of what steps make of two tables',
  recipe: {
    recipe: 2,
    data: {
      sources: {
        orders: { files: ['orders.csv'] },
        goods: { files: ['goods.csv'], steps: [{ step: 'nulls', column: 'shelf', with: 'constant', value: 'none' }] },
      },
      lines: 'orders',
      steps: [
        { step: 'condition', where: [{ column: 'kind', op: 'not contains', value: 'BACK' }] },
        { step: 'nulls', column: 'price', with: 'median' },
        { step: 'cap', column: 'price', factor: 0.5 },
        { step: 'join', source: 'goods', on: { left: 'sku', right: 'number' }, keys: 'number' },
        { step: 'session', as: 'visit', by: 'who', time: 'Sold at', minutes: 2880 },
        { step: 'compute', as: 'class', expression: `if(price > 20, 'dear ' & title, upper(title))` },
        { step: 'encode', column: 'kind', as: 'onehot', most: 2 },
        { step: 'compute', as: 'name', expression: `"class" || ', ' || "kind = gift"`, language: 'sql' },
        { step: 'sql', query: `SELECT visit, "name", shelf FROM lines WHERE visit IS NOT NULL AND qty > 0` },
        { step: 'dedupe' },
      ],
      roles: { basket: 'visit', item: 'name', group: 'shelf' },
    },
    analysis: { kind: 'itemsets', minSupport: 0.05, maxLength: 3, perGroup: true },
  },
  files: () => ({
    orders: [{ name: 'orders.csv', bytes: ordersCsv() }],
    goods: [{ name: 'goods.csv', bytes: goodsCsv() }],
  }),
}
