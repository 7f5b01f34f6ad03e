import { openAsBlob } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseRecipe } from '../src/analyses/registry'
import type { ProjectPlace } from '../src/export/spark/plan'
import { sparkProject } from '../src/export/spark/project'
import { openParquet } from '../src/workers/readers/parquet/open'
import { stamped } from '../src/workers/readers/stamp'
import { connectNode } from '../test/readers/node-parquet'
import { sparkSource } from '../test/spark/tab-source'

/** Lays out the project that the workbench exports for a question about Parquet files: its notebooks in order, and the table they leave. */
export async function layOut(document: object, paths: readonly string[], place: ProjectPlace, folder: string) {
  const recipe = parseRecipe(document)
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), file: await openAsBlob(path) })))
  const source = await openParquet(await Promise.all(files.map(stamped)), new AbortController().signal, connectNode)
  const project = await sparkProject({ recipe, sources: [sparkSource('lines', source.info)] }, place)
  source.close()
  for (const { name, bytes } of project.files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  return {
    notebooks: project.plan.notebooks.map(({ key }) => `notebooks/${key}.py`),
    table: `${place.catalog}.${place.schema}.${project.plan.notebooks.at(-1)!.writes}`,
  }
}
