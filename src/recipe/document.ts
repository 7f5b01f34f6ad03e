import type * as z from 'zod/mini'
import type { dataDocumentSchema, Preparation, Recipe, RecipeData, SourceData } from './schema'

type Document2 = z.infer<typeof dataDocumentSchema>

/** What the one table is called where only version 2 can say what is asked of it, and nobody has named it. */
const LINES = 'lines'

/** Absent and undefined are one to people, and two to documents. */
const withoutGaps = <T extends object>(parts: T): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T

const isNewer = ({ prepared, levels, level, mix, names }: RecipeData): boolean =>
  [prepared, levels, level, mix, names].some((part) => part !== undefined)

/** A recipe as hosts, links and files have it: version 1 where that says all, else version 2 with every table by name. */
export function documentOf<A extends { kind: string }>(recipe: Recipe<A>): object {
  if (!isNewer(recipe.data)) return { ...recipe, recipe: 1 }
  const { files, read, layout, prepared, ...result } = recipe.data
  const { lines = LINES, sources = {}, steps = [], where } = prepared ?? {}
  return {
    ...recipe,
    recipe: 2,
    data: withoutGaps({
      sources: { [lines]: withoutGaps({ files, read, layout, filters: where }), ...sources },
      lines,
      steps,
      ...result,
    }),
  }
}

/** Where a document says nothing of which of its tables has the lines, the first has. */
export const linesOf = ({ lines, sources }: Pick<Document2, 'lines' | 'sources'>): string | undefined =>
  lines ?? Object.keys(sources)[0]

/** The data of a document of version 2, as the house knows it. `lines` is one of its sources. */
export function dataOf(document: Document2, lines: string): RecipeData {
  const { sources, lines: _, steps, ...result } = document
  const { [lines]: own, ...others } = sources
  // What is done to the lines alone comes first of all that is done to them.
  const { filters: where, steps: first = [], ...table } = own as SourceData
  const prepared: Preparation = {
    lines,
    sources: others,
    steps: [...first, ...(steps as Preparation['steps'])],
    ...(where && { where }),
  }
  return { ...table, ...result, prepared }
}
