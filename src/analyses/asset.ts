/** What a file holds for an analysis beside its lines: a model that was trained. A recipe names it by its id. */
export interface Asset {
  /** Of the analysis that knows what to do with it. */
  kind: string
  /** Hash of the contents. */
  id: string
  /** Of the file. */
  name: string
  bytes: number
}
