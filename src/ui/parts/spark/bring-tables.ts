import type { Engine } from '../../../client/types'
import type { ProjectFile, ProjectPlan } from '../../../export/spark/plan'
import type { RecipeData } from '../../../recipe/schema'
import { besideData } from '../open/beside-data'

/** A table as its files have it: read as the recipe says, and nothing done to it. */
function asRead(data: RecipeData, name: string, isLines: boolean): RecipeData {
  const { read, prepared: _, filters: __, ...rest } = isLines ? data : besideData(data, name)
  return { ...rest, roles: {}, ...(read ? { read } : {}) }
}

/** Files of tables that come along, written now. */
export async function bringTables(
  engine: Pick<Engine, 'getState' | 'call'>,
  { brought, input }: Pick<ProjectPlan, 'brought' | 'input'>,
  signal: AbortSignal,
): Promise<ProjectFile[]> {
  const { source, tables } = engine.getState()
  const ids = new Map(tables?.beside.map(({ name, info }) => [name, info.id]))
  const lines = input.sources[0]?.name
  const files: ProjectFile[] = []
  for (const { source: name, file, columns, comes } of brought) {
    const isLines = name === lines
    const id = isLines ? (tables?.lines ?? source)?.id : ids.get(name)
    if (!comes || id === undefined) continue
    const data = asRead(input.recipe.data, name, isLines)
    const bytes = await engine.call((api, token) => api.broughtParquet(id, data, columns, token), signal)
    files.push({ name: `data/${file}`, bytes })
  }
  return files
}
