import { zipSync } from 'fflate'
import type { Engine } from '../../../client/types'
import type { ProjectPlace } from '../../../export/spark/plan'
import { resultFile, resultNotebook } from '../../../export/spark/result-table'
import type { Job } from '../../../workers/protocol/jobs'

/** What was found here as Parquet, and a notebook that makes a Delta table of it. */
export async function resultForSpark(
  { results }: Pick<Engine, 'results'>,
  { jobId, recipe, result }: Job,
  place: ProjectPlace,
): Promise<{ name: string; zip: Blob }> {
  const { kind } = recipe.analysis
  const { bytes } = await results.exportResult(jobId, 'parquet', null)
  const { rows = 0, columns = [] } = result ?? {}
  const about = { kind, rows, columns, ...(recipe.title !== undefined && { title: recipe.title }) }
  const name = `table_${kind}`
  const files = {
    [`${name}/data/${resultFile(about)}`]: new Uint8Array(bytes),
    [`${name}/notebooks/${name}.py`]: new TextEncoder().encode(resultNotebook(about, place)),
  }
  return {
    name: `${name}.zip`,
    zip: new Blob([zipSync(files) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }),
  }
}
