import { useEffect } from 'react'
import { analyses, type Recipe } from '../../analyses/registry'
import { requestFor, rowRole, tableRequest } from '../../analyses/table-request'
import type { Forecast } from '../../workers/protocol/table'
import type { Face } from '../face'
import { faceOf } from '../face-of'
import { useEngineState } from '../state/engine-context'
import { missingRoles } from '../state/missing-roles'
import { READ_AT_ONCE_ROWS, useTable } from '../state/use-table'
import { sameProposal, useWorkspace } from '../state/workspace'
import type { CommandContext } from './commands/command'
import { useCommandContext } from './commands/use-commands'
import { isCounted } from './foresee'
import { paceOf } from './pace'
import { populationOf } from './support-scale'

/** Combinations of two and more that people look through: rules of them are a few hundred to a few thousand. */
const READABLE = 1000
/** Of items that customers have in common about so many are in the same order with as many of them. */
const IN_ORDER = 0.25
/** Nobody asks for what is in more than this share of all baskets, nor for what is rarer. */
const SHARES = [
  0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005, 0.0003,
  0.0002, 0.0001,
]

/** By the baskets, customers or receipts of the largest group: what fewer have is an anecdote. */
const FLOORS: readonly [rows: number, floor: number][] = [
  [1000, 20],
  [500, 10],
  [200, 5],
]

export function proposedFloor(rows: number): number {
  return FLOORS.find(([from]) => rows >= from)?.[1] ?? 2
}

const combinations = ({ itemsets, items }: Forecast['points'][number]) => itemsets - items

/** The least share at which what is found can still be read; the greatest one that finds anything where none can. */
export function proposedShare({ points }: Forecast, readableSets = READABLE): number | undefined {
  const at = (share: number) => points.findLast(({ support }) => support >= share)
  const readable = SHARES.filter((share) => {
    const point = at(share)
    // Behind the last point nothing is known.
    return point !== undefined && share >= (points.at(-1)?.support ?? 1) && combinations(point) <= readableSets
  })
  return readable.at(-1)
}

/**
 * What the data proposes for a fresh question: a floor, and where sets of items are counted a share that leaves a list
 * to be read. Nothing of it is a step of undo, and nothing once somebody has said how often is often.
 */
export async function settleFirst({ engine, workspace }: CommandContext): Promise<void> {
  const { recipe, fresh } = workspace.getState()
  const { source } = engine.getState()
  if (!fresh || !source || source.rows > READ_AT_ONCE_ROWS) return
  if (missingRoles(recipe).length > 0) return
  const own = faceOf(recipe.analysis.kind).proposes
  if (own) return settleOwn({ engine, workspace }, await own())
  const request = tableRequest(recipe)
  // A floor is in baskets or customers: rows that are neither have none.
  if (analyses[recipe.analysis.kind].rows !== 'patterns' || rowRole(request.want) === 'row') return
  const asked = recipe.analysis as { perGroup: boolean; limit: number; minBaskets?: number }
  const table = await engine.load(request)
  const minBaskets = proposedFloor(populationOf(table.health, asked.perGroup).baskets)
  const bounds = { minBaskets, limit: asked.limit, telling: true }
  // Where the last runs here found more than was foreseen, less is asked for; never the other way round.
  const readable =
    READABLE / (table.shape === 'journeys' ? IN_ORDER : 1) / Math.max(1, paceOf(recipe.analysis.kind).found)
  const share =
    isCounted(table) && 'minSupport' in recipe.analysis
      ? proposedShare(await engine.forecast(table.key, asked.perGroup, bounds), readable)
      : undefined
  const proposed = { minBaskets, ...(share === undefined ? {} : { minSupport: share }) }
  if (workspace.getState().recipe !== recipe || sameProposal({ ...asked, ...proposed }, asked)) return
  workspace.getState().settleRecipe((now) => ({ ...now, analysis: { ...now.analysis, ...proposed } }))
}

/** What an analysis tries out itself. What else was changed meanwhile stays. */
async function settleOwn(
  { engine, workspace }: CommandContext,
  { propose }: Awaited<ReturnType<NonNullable<Face['proposes']>>>,
): Promise<void> {
  const { recipe } = workspace.getState()
  const proposed = await propose(engine, recipe, requestFor)
  const now = workspace.getState()
  const { data, analysis } = now.recipe
  if (!proposed || !now.fresh || data !== recipe.data || analysis.kind !== recipe.analysis.kind) return
  if (sameProposal({ ...analysis, ...proposed }, analysis)) return
  now.settleRecipe((asked) => ({ ...asked, analysis: { ...asked.analysis, ...proposed } as Recipe['analysis'] }))
}

/** The same for the panel: as soon as the columns are read. */
export function useFirstProposal(): void {
  const context = useCommandContext()
  const fresh = useWorkspace((w) => w.fresh)
  const { kind, perGroup } = useWorkspace((w) => w.recipe.analysis)
  const table = useTable().data?.key
  const idle = useEngineState(({ jobs }) => jobs.every(({ state }) => state !== 'running' && state !== 'queued'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is proposed for anew
  useEffect(() => {
    // Whatever cannot be read says so where it is read.
    if (fresh && table !== undefined && idle) settleFirst(context).catch(() => undefined)
  }, [context, fresh, table, idle, kind, perGroup])
}
