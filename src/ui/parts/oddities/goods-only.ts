import type { Engine } from '../../../client/types'
import { BasketeerError } from '../../../recipe/error'
import type { RecipeData } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'
import type { Oddity, OddityKind } from '../../../workers/protocol/oddities'
import { without } from './conditions'

/** Larger files are gone through again only where their health is looked at. */
export const AT_ONCE_ROWS = 3_000_000

/** What nobody puts on a shelf. A return is one of goods: what becomes of it is for people to say. */
const NO_GOODS: ReadonlySet<OddityKind> = new Set(['fees', 'notes', 'totals'])

/**
 * A first guess at a file without what is no thing to sell, and what that was: a fee in every other basket would be the
 * first answer to everything. They are conditions as others are, told above each answer, and taken back by one press.
 */
export async function goodsOnly(
  engine: Engine,
  source: SourceInfo,
  data: RecipeData,
  signal: AbortSignal,
): Promise<[RecipeData, Oddity[]]> {
  if (source.rows > AT_ONCE_ROWS) return [data, []]
  // What cannot be read says so where it is read.
  const found = await engine.oddities(data, signal).catch((error: unknown): Oddity[] => {
    if (error instanceof BasketeerError && error.code === 'cancelled') throw error
    return []
  })
  const apart = found.filter(({ kind }) => NO_GOODS.has(kind))
  return [apart.length === 0 ? data : { ...data, filters: without(data.filters ?? [], apart) }, apart]
}
