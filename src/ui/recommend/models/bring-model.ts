import { MODEL_FILE } from '../../../analyses/recommend/model-file'
import { isScored } from '../../../analyses/recommend/scored'
import type { Engine } from '../../../client/types'
import type { SparkBrings } from '../../../export/spark/input'
import type { Job } from '../../../workers/protocol/jobs'

/** The model that was trained for a result, where its factors are what makes the lists. */
export async function bring(engine: Engine, { jobId, recipe: { analysis } }: Job): Promise<readonly SparkBrings[]> {
  if (analysis.kind !== 'recommend' || isScored(analysis)) return []
  if (analysis.method !== undefined && analysis.method !== 'als' && analysis.method !== 'bpr') return []
  const { bytes } = await engine.results.ask('recommend', 'saveParquet', jobId, [])
  return [{ name: MODEL_FILE, bytes: new Uint8Array(bytes) }]
}
