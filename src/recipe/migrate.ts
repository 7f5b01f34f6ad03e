import { BasketeerError } from './error'
import { RECIPE_VERSION } from './schema'

type Document = Record<string, unknown>

/** One step per retired version: `steps[n]` turns a version-n recipe into version n + 1. */
const steps: Record<number, (old: Document) => Document> = {}

/** Brings a recipe of any known version to the newest; refuses what it does not know. */
export function migrate(input: unknown): Document {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new BasketeerError('recipe-invalid', 'A recipe must be a JSON object. Check the link or file it came from.')
  }
  let document = input as Document
  for (;;) {
    const version = document['recipe']
    if (version === RECIPE_VERSION) return document
    const step = typeof version === 'number' ? steps[version] : undefined
    if (!step) {
      throw new BasketeerError(
        'recipe-version-unknown',
        `This recipe has version ${JSON.stringify(version) ?? 'none'}; this workbench reads up to version ${RECIPE_VERSION}. Reload the page for the newest workbench, or save the recipe again from it.`,
      )
    }
    document = step(document)
  }
}
