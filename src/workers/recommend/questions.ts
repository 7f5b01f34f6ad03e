import { adviceOf } from '../recommend/advice'
import { gramOf } from '../recommend/equations'
import { audienceOf, findItems } from '../recommend/find-items'
import { foldIn } from '../recommend/fold-in'
import { modelsOf } from '../recommend/model'
import { neighboursOf } from '../recommend/neighbours'
import { overviewOf } from '../recommend/overview'
import { factorsOfModel, type Recommended, recommendedOf } from '../recommend/recommended'
import type { CustomerAdvice, FoldIn, FoldInQuery, RecommendationsApi } from '../recommend/types'
import type { ResultStore } from '../result/store'
import { createPause, type Pause } from '../table/pause'
import type { JobTables } from './job-tables'

/** What is asked of recommendations beside their table: answered from the model, and from what the customers have. */
export interface RecommendQuestions extends Omit<RecommendationsApi, 'advice' | 'foldIn'> {
  advice(jobId: string, index: number, signal: AbortSignal): Promise<CustomerAdvice>
  foldIn(jobId: string, query: FoldInQuery, signal: AbortSignal): Promise<FoldIn>
}

export function createRecommendQuestions(parts: { results: ResultStore; jobTables: JobTables }): RecommendQuestions {
  const { results, jobTables } = parts
  const recommended = (jobId: string) => recommendedOf(results.stored(jobId))
  /** Of the model asked last: customers of one are looked at one after the other. */
  let last: { itemFactors: Float32Array; model: number; gram: Float64Array } | undefined

  async function gramOfModel({ columns }: Recommended, model: number, pause: Pause): Promise<Float64Array> {
    const { itemFactors, factors } = columns
    if (last?.itemFactors === itemFactors && last.model === model) return last.gram
    const gram = await gramOf(factorsOfModel(columns, model), factors, pause)
    last = { itemFactors, model, gram }
    return gram
  }

  return {
    async advice(jobId, index, signal) {
      const result = recommended(jobId)
      const table = await jobTables.get(jobId, 'ratings', signal)
      const pause = createPause(signal)
      return adviceOf(result, table, index, (model) => gramOfModel(result, model, pause), pause)
    },
    async foldIn(jobId, query, signal) {
      const result = recommended(jobId)
      const pause = createPause(signal)
      return foldIn(result, query, (model) => gramOfModel(result, model, pause), pause)
    },
    neighbours: async (jobId, ...asked) => neighboursOf(recommended(jobId), ...asked),
    overview: async (jobId) => overviewOf(recommended(jobId)),
    models: async (jobId) => modelsOf(recommended(jobId)),
    findItems: async (jobId, ...asked) => findItems(recommended(jobId), ...asked),
    audience: async (jobId, ...asked) => audienceOf(recommended(jobId), ...asked),
  }
}
