import { askSql } from '../../client/sql'
import type { Step } from '../../preparation/steps'
import { guessRoles, rolesOf } from '../../recipe/guess-roles'
import type { Preparation, RecipeData, Roles } from '../../recipe/schema'
import { keepPrepared } from '../parts/open/keep-prepared'
import type { CommandContext } from '../run/commands/command'

const LINES = 'lines'
/** As many letters as a step may have. */
const MOST = 20_000

/** The data of a question whose table is made by the statement, as its last step; null where what it asks is none of the recipe's. */
export function withStatement(data: RecipeData, sql: string, uses: readonly string[]): RecipeData | null {
  const { prepared, filters, levels: _, level: __, mix: ___, names: ____, ...rest } = data
  const base: Preparation = prepared ?? { lines: LINES, sources: {}, steps: [] }
  const others = uses.filter((name) => name !== LINES)
  if (sql.length > MOST || others.some((name) => !Object.hasOwn(base.sources, name))) return null
  const step: Step = { step: 'sql', query: sql, ...(others.length > 0 && { sources: others }) }
  // `lines` are those that meet the conditions of the question; behind the step these would be asked of other columns.
  const conditions: Step[] = filters?.length ? [{ step: 'condition', where: filters }] : []
  return { ...rest, prepared: { ...base, steps: [...base.steps, ...conditions, step] } }
}

/** What columns mean: as before where they are still there, and as they look where they are new. */
export function rolesAfter(roles: Roles, guessed: Roles, columns: readonly string[]): Roles {
  const kept = Object.fromEntries(Object.entries(roles).filter(([, name]) => name && columns.includes(name)))
  const taken = Object.values(kept)
  const fresh = Object.entries(guessed).filter(([, name]) => name && !taken.includes(name))
  return { ...Object.fromEntries(fresh), ...kept }
}

/** Makes the statement the last step of the preparation, so that its table comes about anew from the files. False where that cannot be. */
export async function addAsStep(context: CommandContext, sql: string): Promise<boolean> {
  const { engine, workspace } = context
  const { source } = engine.getState()
  const { data } = workspace.getState().recipe
  if (!source) return false
  const uses = await askSql(engine, 'uses', { sourceId: source.id, data, sql, limit: 1, mayRead: false })
  const asked = withStatement(data, sql, uses)
  if (!asked || uses.length === 0) return false
  await engine.prepare(asked)
  const columns = engine.getState().source?.columns ?? []
  const guessed = rolesOf(guessRoles(columns, 'long'))
  const names = columns.map(({ name }) => name)
  keepPrepared(context)
  workspace.getState().changeRecipe((recipe) => ({
    ...recipe,
    data: { ...asked, roles: rolesAfter(data.roles, guessed, names) },
  }))
  workspace.getState().go('data')
  return true
}
