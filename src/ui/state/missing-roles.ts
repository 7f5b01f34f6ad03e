import { analyses, type Recipe } from '../../analyses/registry'
import type { Role } from '../../recipe/schema'
import { faceOf } from '../face-of'

/**
 * Roles the analysis needs and the mapping does not name. Where a row is a basket its columns or its one list are the
 * items, and a row without a key is a basket of its own.
 */
export function missingRoles({ data, analysis }: Recipe): Role[] {
  if (data.layout !== 'long') return []
  const { required } = analyses[analysis.kind].roles
  const needed = [...required, ...(faceOf(analysis.kind).alsoNeeds?.(analysis) ?? [])]
  return needed.filter((role) => data.roles[role] === undefined)
}
