import type { Answers } from '../behind'
import { tableAtHand } from '../lines-missing'
import { adviceOf, adviceOfRow } from './advice'
import { audienceOf, findItems } from './find-items'
import { foldIn } from './fold-in'
import { gramOfModel } from './gram'
import { modelsOf } from './model'
import { parquetOf } from './model-file/parquet'
import { savedModel } from './model-file/save'
import type { SavedFile } from './model-file/types'
import { neighboursOf } from './neighbours'
import { overviewOf } from './overview'
import { recommendedOf } from './recommended'
import type {
  CustomerAdvice,
  FoldIn,
  FoldInQuery,
  FoundItems,
  ItemAudience,
  ItemQuery,
  ModelSummary,
  Neighbours,
  RecommendationOverview,
} from './types'

/** What is asked of recommendations beside their table: answered from the model, and from what the customers have. */
interface RecommendQuestions {
  advice(index: number): CustomerAdvice
  neighbours(item: string, group: string | null, limit: number): Neighbours
  overview(): RecommendationOverview
  /** By group; one that is about all has the group null as well. */
  models(): ModelSummary[]
  foldIn(query: FoldInQuery): FoldIn
  findItems(query: ItemQuery, limit: number): FoundItems
  audience(item: string, group: string | null, limit: number): ItemAudience
  /** The model, as a file that can be opened again. */
  save(): SavedFile
  /** The same as Parquet, for whoever scores elsewhere. */
  saveParquet(): SavedFile
}

export const recommendAnswers: Answers<RecommendQuestions> = {
  async advice(behind, index) {
    const recommended = recommendedOf(behind.result)
    const table = await tableAtHand(behind)
    if (!table) return adviceOfRow(recommended, index)
    const gram = (model: number) => gramOfModel(recommended, model, behind.pause)
    return adviceOf(recommended, table, index, gram, behind.pause)
  },
  async foldIn({ result, pause }, query) {
    const recommended = recommendedOf(result)
    return foldIn(recommended, query, (model) => gramOfModel(recommended, model, pause), pause)
  },
  neighbours: ({ result }, ...asked) => neighboursOf(recommendedOf(result), ...asked),
  async overview({ result, table }) {
    const recommended = recommendedOf(result)
    // What each customer has is asked only where some may be in several groups; what is closed is not read again.
    const held = recommended.perGroup ? await table().catch(() => null) : undefined
    return overviewOf(recommended, held?.input)
  },
  models: ({ result }) => modelsOf(recommendedOf(result)),
  findItems: ({ result }, ...asked) => findItems(recommendedOf(result), ...asked),
  audience: ({ result }, ...asked) => audienceOf(recommendedOf(result), ...asked),
  async saveParquet(behind) {
    const { name, bytes } = await savedModel(behind)
    const file = await parquetOf(new Uint8Array(bytes))
    return behind.handOver({ name, bytes: file }, [file])
  },
  async save(behind) {
    const file = await savedModel(behind)
    return behind.handOver(file, [file.bytes])
  },
}
