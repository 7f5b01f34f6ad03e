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
  { itemLabels, itemIds = itemLabels, mixed }: Pick<BasketTable, 'itemLabels' | 'itemIds' | 'mixed'>,
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
      // What is no item but a value of a level: itself at that level, and above it what most of its rows say.
      const finer = [...new Set(mixed?.values.map(({ column }) => column))].filter(
        (column) => above.indexOf(column) > above.indexOf(name),
      )
      const saidOf = new Map(
        await Promise.all(
          finer.map(async (column) => [column, await saidOfItems(source, request, [column, name], signal)] as const),
        ),
      )
      const valueAt = (id: string, item: number): string | null => {
        const own = mixed?.values[item - mixed.items]
        if (!own) return said(id)
        return own.column === name ? own.value : (saidOf.get(own.column)?.(own.value) ?? null)
      }
      const values = Uint32Array.from(itemIds, (id, item) => {
        const value = valueAt(id, item)
        if (value === null) return NO_VALUE
        if (!numbers.has(value)) numbers.set(value, numbers.size)
        return numbers.get(value)!
      })
      return { name, values, labels: [...numbers.keys()] }
    }),
  )
}
