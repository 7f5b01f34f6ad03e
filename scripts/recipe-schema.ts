import * as z from 'zod/mini'
import { recipeSchemas } from '../src/analyses/registry'

/** The published JSON Schema of a recipe of any version as a host may send it: defaults may be left out. */
export function recipeJsonSchema(): object {
  return {
    title: 'Basketeer recipe',
    ...z.toJSONSchema(z.union([recipeSchemas[1], recipeSchemas[2]]), { io: 'input', reused: 'ref' }),
  }
}
