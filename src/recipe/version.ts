import { RECIPE_VERSIONS, type RecipeVersion } from './schema'
import { recipeFaults } from './sentences'

type Document = Record<string, unknown>

/** A document of a version that is known. Each is read for ever as what it is: what version 1 cannot say it does not mean. */
export function versioned(input: unknown): { version: RecipeVersion; document: Document } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw recipeFaults.noObject()
  }
  const document = input as Document
  const version = RECIPE_VERSIONS.find((known) => known === document['recipe'])
  if (version !== undefined) return { version, document }
  throw recipeFaults.versionUnknown({
    version: JSON.stringify(document['recipe']) ?? null,
    newest: RECIPE_VERSIONS[RECIPE_VERSIONS.length - 1] as number,
  })
}
