import type { SparkInput } from './input'
import type { ProjectPlan } from './plan'

export interface ProjectFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface SparkProject {
  plan: ProjectPlan
  files: readonly ProjectFile[]
}

export interface ProjectPlace {
  catalog: string
  schema: string
}

/** Everything that runs a question on Spark. */
export async function sparkProject(_input: SparkInput, _place: ProjectPlace): Promise<SparkProject> {
  throw new Error('not yet')
}
