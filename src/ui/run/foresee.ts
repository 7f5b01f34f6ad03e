import type { Recipe } from '../../analyses/registry'
import type { Engine } from '../../client/types'
import type { TableInfo } from '../../workers/protocol/table'
import type { Pace } from './pace'
import { expectedAt, populationOf } from './support-scale'
import { msOfWork } from './work'

/** Shapes whose rows are counted in, so that a forecast of sets of items says something. */
const COUNTED = ['baskets', 'journeys']

export const isCounted = ({ shape }: TableInfo): boolean => COUNTED.includes(shape)

interface Asked {
  perGroup: boolean
  minSupport?: number
  minCount?: number
  minBaskets?: number
  limit?: number
}

/** What is to be expected of a run, before the last runs here have their say; undefined where nobody can tell. */
export async function foreseen(engine: Engine, { analysis }: Recipe, table: TableInfo): Promise<Pace | undefined> {
  const work = msOfWork(analysis, table.health)
  if (work !== undefined) return { ms: work, found: 1 }
  const { perGroup, minSupport, minCount, minBaskets, limit } = analysis as Asked
  if (!isCounted(table) || (minSupport ?? minCount) === undefined) return undefined
  const forecast = await engine.forecast(table.key, perGroup, { minBaskets, limit })
  const { baskets } = populationOf(table.health, perGroup)
  const expected = expectedAt(forecast, minSupport ?? (minCount ?? 1) / Math.max(1, baskets))
  return expected ? { ms: expected.ms, found: Math.max(1, expected.itemsets) } : undefined
}
