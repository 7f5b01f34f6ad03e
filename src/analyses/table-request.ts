import { atLevel, mixedLevels } from '../recipe/level'
import type { RecipeData, Role, Roles } from '../recipe/schema'
import type { AnalysisDefinition } from './analysis'
import { type AnalysisKind, type Asked, analyses, type Recipe } from './registry'
import { type ShapeName, shapeOf, type TableWant } from './shapes'

/** What decides the columns that are read, and nothing else: equal requests share one table. `tableRequest` makes them. */
export interface TableRequest {
  data: RecipeData
  want: TableWant
  /** Columns that returns are set against sales by, whatever the want reads; absent where they are not. */
  netting?: Pick<Roles, NettingRole>
}

const NETTING = ['basket', 'item', 'group', 'customer', 'time', 'quantity'] as const
type NettingRole = (typeof NETTING)[number]

/** What a row of a table is: a basket or a customer. */
export const rowRole = (table: { shape: ShapeName }) => shapeOf(table).row

/** Large baskets are no shopping; a customer with a long history is still a customer. */
export const capsRows = (table: { shape: ShapeName }): boolean => rowRole(table) === 'basket'

function wantOf<K extends AnalysisKind>(kind: K, asked: Asked[K]): TableWant {
  const byKind: { [Kind in AnalysisKind]: Pick<AnalysisDefinition<Asked[Kind]>, 'table'> } = analyses
  return byKind[kind].table(asked)
}

/** Where columns without a role are items, it matters which have one, whoever reads them. */
function everyRoleCounts({ layout, roles }: RecipeData): boolean {
  return layout === 'wide' || (layout === 'list' && roles.item === undefined)
}

/** What a row of the table is that a recipe needs. */
export const shapeOfRecipe = ({ analysis }: Pick<Recipe, 'analysis'>): ShapeName =>
  wantOf(analysis.kind, analysis).shape

/** The table a recipe needs. */
export function tableRequest({ data, analysis }: Recipe): TableRequest {
  const request = requestFor(data, wantOf(analysis.kind, analysis))
  const mix = request.want.shape === 'baskets' ? mixedLevels(data) : undefined
  return mix ? { ...request, data: { ...request.data, mix } } : request
}

/** Where a row is a line it makes no difference what columns mean. */
function linesAsTheyAre(asked: RecipeData, want: TableWant): TableRequest {
  const { files, layout, read, filters, sets, prepared } = atLevel(asked)
  const said = { read, filters, sets, prepared }
  const present = Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined))
  return { data: { files, layout, roles: {}, ...present }, want }
}

/** The same for whoever asks no analysis. */
export function requestFor(asked: RecipeData, wanted: TableWant): TableRequest {
  const shape = shapeOf(wanted)
  if (shape.row === 'row') return linesAsTheyAre(asked, shape.withinReach(wanted, asked.roles))
  const data = atLevel(asked)
  const want = shape.withinReach(wanted, data.roles)
  const { roles, maxBasketItems, ...rest } = data
  const pick = (some: readonly Role[]) =>
    Object.fromEntries(some.flatMap((role) => (roles[role] === undefined ? [] : [[role, roles[role]]])))
  return {
    data: {
      ...rest,
      roles: everyRoleCounts(data) ? roles : pick(shape.roles(want)),
      ...(maxBasketItems === undefined || !capsRows(want) ? {} : { maxBasketItems }),
    },
    want,
    ...(data.returns === 'net'
      ? { netting: { ...pick(NETTING), ...(asked.roles.item === undefined ? {} : { item: asked.roles.item }) } }
      : {}),
  }
}
