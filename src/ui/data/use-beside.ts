import type { Preparation, RecipeData, SourceData } from '../../recipe/schema'
import { useMapping } from '../parts/open/use-mapping'

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

/** What the question says of a table beside the lines, and changes to it. */
export function useBeside(name: string) {
  const { data, change } = useMapping()
  const own = data.prepared?.sources[name]
  const put = (part: Partial<SourceData>) => {
    const { prepared } = data
    if (!prepared || !own) return
    const merged = Object.entries({ ...own, ...part }).filter(([, value]) => value !== undefined)
    const source = Object.fromEntries(merged) as unknown as SourceData
    change({ prepared: { ...prepared, sources: { ...prepared.sources, [name]: source } } })
  }
  return { data, own, asked: besideData(data, name), put }
}
