import type { Preparation, RecipeData } from '../../../recipe/schema'

/** A table beside the lines as a question of its own, so that it can be looked at like the one that results. */
export function besideData(data: RecipeData, name: string): RecipeData {
  const { read, steps = [], filters } = data.prepared?.sources[name] ?? {}
  const prepared: Preparation = { lines: name, sources: {}, steps, ...(filters ? { where: filters } : {}) }
  return {
    files: [],
    layout: 'long',
    roles: {},
    ...(read ? { read } : {}),
    ...(steps.length > 0 || filters?.length ? { prepared } : {}),
  }
}
