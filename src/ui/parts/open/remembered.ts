import { get, set } from 'idb-keyval'
import * as z from 'zod/mini'
import { isSetFilter, readReference } from '../../../recipe/kept-set'
import { dataSchema, type RecipeData } from '../../../recipe/schema'
import type { SourceInfo } from '../../../workers/protocol/files'

/** The same columns in the same order: the same kind of file. */
function keyOf(source: SourceInfo): string {
  return `mapping:${JSON.stringify(source.columns.map(({ name, type }) => [name, type]))}`
}

/** Storage may be refused or full; then nothing is remembered, and that is all. */
async function ifAllowed<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError || error instanceof ReferenceError) return undefined
    throw error
  }
}

export type Mapping = Omit<RecipeData, 'files' | 'read'>

export async function rememberedMapping(source: SourceInfo): Promise<Mapping | null> {
  const kept = await ifAllowed(() => get<unknown>(keyOf(source)))
  const result = z.omit(dataSchema, { files: true, read: true }).safeParse(kept)
  return result.success ? result.data : null
}

/** Sets are gone with the page. */
function withoutSets({ filters, roles: { group, ...roles }, sets: _sets, ...mapping }: Mapping): Mapping {
  const others = filters?.filter((filter) => !isSetFilter(filter)) ?? []
  return {
    ...mapping,
    roles: group === undefined || readReference(group) ? roles : { ...roles, group },
    ...(others.length > 0 && { filters: others }),
  }
}

export async function rememberMapping(source: SourceInfo, data: RecipeData): Promise<void> {
  // What is said of other tables and of their columns says nothing of this one alone.
  const {
    files: _files,
    read: _read,
    prepared,
    levels: _levels,
    level: _level,
    mix: _mix,
    names: _names,
    ...mapping
  } = data
  if (prepared) return
  await ifAllowed(() => set(keyOf(source), withoutSets(mapping)))
}
