import type { Step } from '../../preparation/steps'
import type { Sentence } from '../../recipe/sentence'
import type { ColumnType } from './files'

/** What all rows, or the first of them, say of a column. */
export interface ColumnFigures {
  name: string
  type: ColumnType
  nulls: number
  distinct: number
  /** Of numbers and times. */
  min?: number
  max?: number
  quartiles?: [number, number, number]
  mean?: number
  /** Of numbers: above 0 a long tail to the right. */
  skew?: number
  /** Numbers more than one and a half middle halves outside it. */
  outliers?: number
  /** How many lie in each part of the range, of equal widths; of texts how often the most frequent come. */
  histogram: number[]
}

/** Something about a source that a step may mend. */
export interface SourceFinding {
  id: string
  says: Sentence
  step: Step
}

export interface SourceProfile {
  rows: number
  /** Only the first rows were looked at. */
  sampled: boolean
  columns: ColumnFigures[]
  /** Rows that repeat an earlier one in every column. */
  duplicates: number
  findings: SourceFinding[]
}
