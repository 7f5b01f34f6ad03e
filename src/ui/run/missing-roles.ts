import { analyses, type Recipe } from '../../analyses/registry'
import type { Role } from '../../recipe/schema'

/**
 * Roles the analysis needs and the mapping does not name. Where a row is a basket its columns or its one list are the
 * items, and a row without a key is a basket of its own.
 */
export function missingRoles({ data, analysis }: Recipe): Role[] {
  if (data.layout !== 'long') return []
  return analyses[analysis.kind].roles.required.filter((role) => data.roles[role] === undefined)
}
