import * as z from 'zod/mini'
import { recipeSchema } from '../src/analyses/registry'

/** The published JSON Schema of a recipe as a host may send it: defaults may be left out. */
export function recipeJsonSchema(): object {
  return { title: 'Basketeer recipe', ...z.toJSONSchema(recipeSchema, { io: 'input' }) }
}
