import type { Recipe } from '../../analyses/registry'
import { documentOf } from '../../recipe/document'

/** A parameter that two questions set differently: as JSON, undefined where it is not set. */
export interface Difference {
  name: string
  before: string | undefined
  after: string | undefined
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

function flat(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (!isPart(value)) {
    if (value !== undefined) into.set(path, JSON.stringify(value))
    return into
  }
  for (const [key, part] of Object.entries(value)) flat(part, path === '' ? key : `${path}.${key}`, into)
  return into
}

/** What differs between two questions, the analysis first. What they are called and which files they name says nothing. */
export function questionDifference(before: Recipe, after: Recipe): Difference[] {
  const [left, right] = [before, after].map((recipe) => {
    const { analysis, data } = documentOf(recipe) as { analysis: object; data: object }
    return flat({ analysis, data: { ...data, files: undefined } }, '', new Map())
  }) as [Map<string, string>, Map<string, string>]
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, before: left.get(name), after: right.get(name) }))
    .filter((each) => each.before !== each.after)
}
