import type { RecipeData } from './schema'

/**
 * The data as it is read: at a level its column is the item, and items have no names beside. What is prepared in no way
 * is the same as nothing.
 */
export function atLevel({ level, levels: _levels, mix: _mix, names, prepared, ...data }: RecipeData): RecipeData {
  const made = prepared && (prepared.steps.length > 0 || prepared.where?.length) ? { prepared } : {}
  if (level !== undefined) return { ...data, ...made, roles: { ...data.roles, item: level } }
  return { ...data, ...made, ...(names?.item === undefined ? {} : { names }) }
}

/** Levels that are mixed with what is looked at; only lines of one item each know them. */
export function mixedLevels({ mix = [], level, layout, roles }: RecipeData): string[] | undefined {
  if (layout !== 'long') return undefined
  const looked = level ?? roles.item
  const others = [...new Set(mix)].filter((name) => name !== looked)
  return others.length === 0 ? undefined : others
}

/** `product_category` as people would write it. */
export function levelTitle(column: string): string {
  const title = column.replace(/[_.]+/g, ' ').trim() || column
  return title.charAt(0).toUpperCase() + title.slice(1)
}
