import type { RecipeData, Role } from '../recipe/schema'
import type { TableWant } from './analysis'
import { type AnalysisParameters, analyses, type Recipe } from './registry'

/** What decides the columns that are read, and nothing else: equal requests share one table. `tableRequest` makes them. */
export interface TableRequest {
  data: RecipeData
  want: TableWant
}

/** What a row of a table is: a basket or a customer. */
export function rowRole({ shape }: Pick<TableWant, 'shape'>): 'basket' | 'customer' {
  return shape === 'baskets' || shape === 'priced' ? 'basket' : 'customer'
}

/** Large baskets are no shopping; a customer with a long history is still a customer. */
export function capsRows(want: Pick<TableWant, 'shape'>): boolean {
  return rowRole(want) === 'basket'
}

function rolesRead(want: TableWant): Role[] {
  const row = rowRole(want)
  switch (want.shape) {
    case 'baskets':
      return [row, 'item', 'group']
    case 'journeys':
      return [row, 'item', 'time', ...(want.byGroup ? ['group' as const] : [])]
    case 'priced':
      return [row, 'item', 'group', 'value', 'time', ...(want.perUnit ? ['quantity' as const] : [])]
    case 'ratings':
      return [
        row,
        'item',
        'value',
        ...(want.timed ? ['time' as const] : []),
        ...(want.byGroup ? ['group' as const] : []),
      ]
  }
}

/** A wish that the mapping cannot meet makes no difference. */
function withinReach(want: TableWant, { roles }: RecipeData): TableWant {
  if (want.shape === 'priced') return { ...want, perUnit: want.perUnit && roles.quantity !== undefined }
  if (want.shape === 'baskets') return want
  const byGroup = want.byGroup && roles.group !== undefined
  if (want.shape === 'journeys') return { ...want, byGroup }
  return { ...want, byGroup, timed: want.timed && roles.time !== undefined }
}

function wantOf<P extends AnalysisParameters>(analysis: P): TableWant {
  const { table } = analyses[analysis.kind] as unknown as { table(parameters: P): TableWant }
  return table(analysis)
}

/** Where columns without a role are items, it matters which have one, whoever reads them. */
function everyRoleCounts({ layout, roles }: RecipeData): boolean {
  return layout === 'wide' || (layout === 'list' && roles.item === undefined)
}

/** The table a recipe needs. */
export function tableRequest({ data, analysis }: Recipe): TableRequest {
  const want = withinReach(wantOf(analysis), data)
  const { roles, maxBasketItems, ...rest } = data
  const read = rolesRead(want).flatMap((role) => (roles[role] === undefined ? [] : [[role, roles[role]]]))
  return {
    data: {
      ...rest,
      roles: everyRoleCounts(data) ? roles : Object.fromEntries(read),
      ...(maxBasketItems === undefined || !capsRows(want) ? {} : { maxBasketItems }),
    },
    want,
  }
}
