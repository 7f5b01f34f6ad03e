import type { GridQuery } from '../../../workers/protocol/query'

/** What every picture of a result is given; selection is shared with grid and detail. */
export interface ChartProps {
  jobId: string
  query: GridQuery
  selected: number | null
  onSelect(index: number | null): void
}
