import type { Asset } from '../../../analyses/asset'
import type { TrainedModel } from '../../../analyses/recommend/definition'

/** A model that was trained before and opened from its file. */
export interface ModelInfo extends TrainedModel {
  /** The data it was trained on: name and fingerprint. */
  trainedOn: string
  fingerprint: string
  customers: number
  /** What groups with few customers take: the last rows of items are the model of all, which learned from so many customers. */
  whole?: { items: number; customers: number } | undefined
  /** Different items, and groups that have a model; one where all are together. */
  items: number
  groups: number
  /** Version of the workbench that wrote it. */
  app: string
}

export const isModel = (asset: Asset | undefined): asset is ModelInfo => asset?.kind === 'recommend'

export interface SavedFile {
  name: string
  bytes: ArrayBuffer
}
