import { analyses, type Recipe } from '../../analyses/registry'
import type { Role } from '../../recipe/schema'

/** Roles the recipe's analysis needs and the mapping does not name; in wide layout the columns are the items. */
export function missingRoles({ data, analysis }: Recipe): Role[] {
  return analyses[analysis.kind].roles.required.filter(
    (role) => data.roles[role] === undefined && !(role === 'item' && data.layout === 'wide'),
  )
}
