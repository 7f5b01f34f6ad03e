import type { ShapeName, TableWant, Wants } from '../../analyses/shapes'
import { baskets } from './shapes/baskets'
import { features } from './shapes/features'
import { journeys } from './shapes/journeys'
import { priced } from './shapes/priced'
import { ratings } from './shapes/ratings'
import type { ShapeReader } from './shapes/shape'
import { shopping } from './shapes/shopping'

/** How each shape of table is read; a new one is a file and a line here, and one in `analyses/shapes.ts`. */
const readers: { [K in ShapeName]: ShapeReader<Wants[K]> } = {
  baskets,
  features,
  journeys,
  priced,
  ratings,
  shopping,
}

/** The reader of a shape. It is to be asked about its own wants only. */
export function readerOf({ shape }: { shape: ShapeName }): ShapeReader<TableWant> {
  const byName: Record<ShapeName, ShapeReader<TableWant>> = readers
  return byName[shape]
}
