import type { MatchingBaskets } from '../protocol/result'

export interface BasketQuery {
  /** Labels that must all be in the basket. */
  items: readonly string[]
  /** Only this group; null is the null group, absent means all. */
  group?: string | null
  offset: number
  limit: number
}

/** The lines behind an answer: which baskets hold these items? */
export interface Lines {
  /** Brings them into DuckDB in the background, stepping aside for questions. Resolves when it stands or cannot. */
  load(signal: AbortSignal): Promise<void>
  /** True when questions are answered from the table. */
  loaded(): boolean
  /** Ordered by group label (the null group first), then by the first line that holds one of the items. */
  matching(query: BasketQuery, signal: AbortSignal): Promise<MatchingBaskets>
  drop(): Promise<void>
}
