import { readFileSync, writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'
import { hostFiles } from './host-files.mjs'

/** Files under public/ that are made from the code: name → text. */
export async function generated() {
  const { module } = await runnerImport('./scripts/recipe-schema.ts', { configFile: false })
  return {
    'public/recipe.schema.json': `${JSON.stringify(module.recipeJsonSchema(), null, 2)}\n`,
    ...hostFiles(),
  }
}

const current = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Names of generated files that are not what the code says. */
export async function outdated() {
  return Object.entries(await generated()).flatMap(([path, text]) => (current(path) === text ? [] : [path]))
}

export async function writeGenerated() {
  for (const [path, text] of Object.entries(await generated())) if (current(path) !== text) writeFileSync(path, text)
}
