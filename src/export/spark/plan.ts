import type { Difference } from '../../preparation/on-spark'
import type { BroughtTable } from './brought'
import type { SparkInput } from './input'

export interface ProjectFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface ProjectPlace {
  catalog: string
  schema: string
}

export type Layer = 'bronze' | 'silver' | 'gold'

/** A notebook of a project, and the task that runs it. */
export interface PlannedNotebook {
  /** The name of the task, and of the file without its ending. */
  key: string
  layer: Layer
  /** What it is about, in words: a source, or the analysis. */
  about: string
  /** Tasks that come before it. */
  after: readonly string[]
  /** The Delta table that it writes. */
  writes: string
}

/** A project as its other files speak of it. */
export interface ProjectPlan {
  /** Its folder: small letters, digits and lines under them. */
  slug: string
  title: string
  catalog: string
  schema: string
  notebooks: readonly PlannedNotebook[]
  input: SparkInput
  /** What columns are called in its tables. */
  renamed: readonly { source: string; name: string; safe: string }[]
  /** Tables whose files Spark cannot read. */
  brought: readonly BroughtTable[]
  differs: readonly Difference[]
}
