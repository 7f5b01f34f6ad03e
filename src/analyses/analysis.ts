import type { ZodMiniType } from 'zod/mini'
import type { Role } from '../recipe/schema'

export interface ResultColumn {
  name: string
  type: 'f64' | 'i32' | 'bool' | 'utf8' | 'list'
}

/** What an analysis is, without its data: one folder each, listed in the registry. */
export interface AnalysisDefinition<Parameters extends { kind: string }> {
  kind: Parameters['kind']
  parameters: ZodMiniType<Parameters>
  roles: { required: readonly Role[]; optional: readonly Role[] }
  /** Result columns in order, without the leading group column. */
  columns: readonly ResultColumn[]
  /** The column the result is ordered by, descending, within a group. */
  primary(parameters: Parameters): string
}
