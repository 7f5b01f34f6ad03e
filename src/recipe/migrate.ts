import { RECIPE_VERSION } from './schema'
import { recipeFaults } from './sentences'

type Document = Record<string, unknown>

/** One step per retired version: `steps[n]` turns a version-n recipe into version n + 1. */
const steps: Record<number, (old: Document) => Document> = {}

/** Brings a recipe of any known version to the newest; refuses what it does not know. */
export function migrate(input: unknown): Document {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw recipeFaults.noObject()
  }
  let document = input as Document
  for (;;) {
    const version = document['recipe']
    if (version === RECIPE_VERSION) return document
    const step = typeof version === 'number' ? steps[version] : undefined
    if (!step) {
      throw recipeFaults.versionUnknown({ version: JSON.stringify(version) ?? null, newest: RECIPE_VERSION })
    }
    document = step(document)
  }
}
