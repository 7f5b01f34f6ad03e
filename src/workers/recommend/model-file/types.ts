import type { RecommendParameters } from '../../../analyses/recommend/definition'
import type { InputFile } from '../../protocol/files'

/** So many models are kept, those opened last. */
export const MOST_MODELS = 2

/** A model that was trained before and opened from its file. */
export interface ModelInfo {
  /** Hash of the contents: what a recipe names the model by. */
  id: string
  /** Of the file. */
  name: string
  bytes: number
  /** The data it was trained on: name and fingerprint. */
  trainedOn: string
  fingerprint: string
  /** Columns of that data. */
  columns: { customer: string; item: string; group?: string | undefined; value?: string | undefined }
  parameters: Omit<RecommendParameters, 'kind' | 'model'>
  customers: number
  /** Different items, and groups that have a model; one where all are together. */
  items: number
  groups: number
  /** Version of the workbench that wrote it. */
  app: string
}

export interface SavedFile {
  name: string
  bytes: ArrayBuffer
}

export interface ModelsApi {
  /** The model behind a result, as a file. */
  saveModel(jobId: string, token: string): Promise<SavedFile>
  /** Opens a model file to score with, without making it the source. */
  loadModel(file: InputFile, token: string): Promise<ModelInfo>
}
