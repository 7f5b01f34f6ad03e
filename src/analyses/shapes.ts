import { baskets } from './shapes/baskets'
import { features } from './shapes/features'
import { journeys } from './shapes/journeys'
import { priced } from './shapes/priced'
import { ratings } from './shapes/ratings'
import type { TableShape } from './shapes/shape'
import { shopping } from './shapes/shopping'

/** Every shape of table. A new one is a file and a line here, and how it is read: `workers/table/shapes.ts`. */
const shapes = { baskets, features, journeys, priced, ratings, shopping }

export type ShapeName = keyof typeof shapes
/** What may be wanted of each. */
export type Wants = { [K in ShapeName]: Parameters<(typeof shapes)[K]['roles']>[0] }
/** How an analysis wants the lines of a file put together. */
export type TableWant = Wants[ShapeName]

/** The role by which lines are put together into rows. */
export function keyRole(want: TableWant): 'basket' | 'customer' {
  const { row } = shapeOf(want)
  if (row === 'row') throw new Error('rows of this shape are lines')
  return row
}

/** The shape of a table. It is to be asked about its own wants only. */
export function shapeOf({ shape }: { shape: ShapeName }): TableShape<TableWant> {
  const byName: Record<ShapeName, TableShape<TableWant>> = shapes
  return byName[shape]
}
