import { requestFor, type TableRequest } from '../../analyses/table-request'
import type { ValueMeaning } from '../../recipe/guess-money'
import type { RecipeData } from '../../recipe/schema'
import { type Nothing, SHOP_NEEDS, type ShopFactName, type ShopFacts } from '../protocol/shop'
import type { BasketTable } from '../table/basket-table'
import type { Pause } from '../table/pause'
import { aboutToBeLost } from './lost'
import { bestBundle, strongestPair } from './strongest'
import { mostUnlike } from './unlike'
import { bestWay } from './way'

interface FactFinder<Fact> {
  want(valueIs: ValueMeaning): TableRequest['want']
  find(table: BasketTable, pause: Pause): Promise<Fact | Nothing>
}

const baskets = () => ({ shape: 'baskets' }) as const
const journeys = () => ({ shape: 'journeys', byGroup: false }) as const

const FINDERS: { readonly [Name in ShopFactName]: FactFinder<Exclude<ShopFacts[Name], Nothing>> } = {
  pair: { want: baskets, find: strongestPair },
  group: { want: baskets, find: mostUnlike },
  bundle: {
    want: (valueIs) => ({ shape: 'priced', perUnit: valueIs === 'unit' }),
    find: bestBundle,
  },
  lost: { want: journeys, find: aboutToBeLost },
  way: { want: journeys, find: bestWay },
}

/** One thing worth knowing, from the table it needs; `read` brings that, or finds it already read. */
export async function findShopFact<Name extends ShopFactName>(
  name: Name,
  { data, valueIs }: { data: RecipeData; valueIs: ValueMeaning },
  { read, pause }: { read(request: TableRequest): Promise<BasketTable>; pause: Pause },
): Promise<ShopFacts[Name]> {
  const { want, find }: FactFinder<Exclude<ShopFacts[Name], Nothing>> = FINDERS[name]
  const { roles, layout } = data
  if (SHOP_NEEDS[name].some((role) => roles[role] === undefined && !(layout === 'wide' && role === 'item')))
    return { nothing: 'unmapped' } as ShopFacts[Name]
  const table = await read(requestFor(data, want(valueIs)))
  return (await find(table, pause)) as ShopFacts[Name]
}
