import { python } from '../../preparation/python'
import type { SafeNames } from '../../preparation/safe-names'
import { isSetFilter, readReference } from '../../recipe/kept-set'
import type { RecipeData } from '../../recipe/schema'
import type { SparkInput, SparkSet } from './input'
import type { ProjectFile } from './plan'
import { sparkFaults } from './sentences'

const REST = 'the rest'
const ALL_OTHERS = 'all others'

/** What the group says of those in a set, and of all others. */
export function sidesOf(reference: string): readonly [inside: string, outside: string] {
  const name = readReference(reference)?.name ?? reference
  return [name, name === REST ? ALL_OTHERS : REST]
}

/** Sets that a recipe means by their names. */
export function setsIn({ filters = [], prepared, roles }: RecipeData): string[] {
  const meant = [...(prepared?.where ?? []), ...filters]
    .filter(isSetFilter)
    .flatMap(({ value }) => (Array.isArray(value) || value === undefined ? [] : [String(value)]))
  const group = roles.group !== undefined && readReference(roles.group) ? [roles.group] : []
  return [...new Set([...meant, ...group])]
}

const fileOf = (reference: string) => `set_${readReference(reference)?.id ?? 'kept'}.json`

function setOf({ sets = {} }: SparkInput, reference: string): SparkSet {
  const found = Object.hasOwn(sets, reference) ? sets[reference] : undefined
  if (!found) throw sparkFaults.setMissing({ name: readReference(reference)?.name ?? reference })
  return found
}

/** Who is in the sets that a recipe means, as files that are uploaded with the data. */
export function setFiles(input: SparkInput): ProjectFile[] {
  const encoder = new TextEncoder()
  return setsIn(input.recipe.data).map((reference) => ({
    name: `data/${fileOf(reference)}`,
    bytes: encoder.encode(
      setOf(input, reference)
        .members.map(({ id, group = null }) => `${JSON.stringify({ id, group })}\n`)
        .join(''),
    ),
  }))
}

/** Puts a column beside `lines` that says who is in a set. */
export function besideSet(input: SparkInput, reference: string, called: string, names: SafeNames): string {
  const { column, groupColumn } = setOf(input, reference)
  const group = groupColumn === null ? 'None' : python(names.of(groupColumn))
  return `lines = with_set(lines, ${python(called)}, ${python(fileOf(reference))}, ${python(names.of(column))}, ${group})`
}
