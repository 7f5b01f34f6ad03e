import type { TableRequest } from '../../analyses/table-request'
import type { RecipeData } from '../../recipe/schema'
import type { Source } from '../readers/batch'
import { type ItemLevel, NO_VALUE } from '../result/context'
import type { BasketTable } from './basket-table'
import { saidOfItems } from './names'

/** What the items of a table belong to, at each level above the one that is looked at; those that are no column are passed over. */
export async function itemLevels(
  source: Source,
  request: TableRequest,
  { levels = [], level }: Pick<RecipeData, 'levels' | 'level'>,
  { itemLabels, itemIds = itemLabels }: Pick<BasketTable, 'itemLabels' | 'itemIds'>,
  signal: AbortSignal,
): Promise<ItemLevel[]> {
  const { item } = request.data.roles
  if (item === undefined || request.data.layout !== 'long') return []
  const columns = new Set(source.info.columns.map(({ name }) => name))
  const above = level === undefined ? levels : levels.slice(0, Math.max(0, levels.indexOf(level)))
  const wanted = above.filter((name) => name !== item && columns.has(name))
  return Promise.all(
    wanted.map(async (name) => {
      const said = await saidOfItems(source, request, [item, name], signal)
      const numbers = new Map<string, number>()
      const values = Uint32Array.from(itemIds, (id) => {
        const value = said(id)
        if (value === null) return NO_VALUE
        if (!numbers.has(value)) numbers.set(value, numbers.size)
        return numbers.get(value)!
      })
      return { name, values, labels: [...numbers.keys()] }
    }),
  )
}
