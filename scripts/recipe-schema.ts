import * as z from 'zod/mini'
import { recipeSchemas } from '../src/analyses/registry'
import { wholeStepSchema } from '../src/preparation/all-steps'
import { dataDocumentSchema, sourceSchema } from '../src/recipe/schema'

/** Recipes are read with the names of steps alone; hosts are told all that a step may say. */
const data = z.extend(dataDocumentSchema, {
  sources: z.record(z.string(), z.extend(sourceSchema, { steps: z.optional(z.array(wholeStepSchema)) })),
  steps: z._default(z.array(wholeStepSchema), []),
})

/** The published JSON Schema of a recipe of any version as a host may send it: defaults may be left out. */
export function recipeJsonSchema(): object {
  return {
    title: 'Basketeer recipe',
    ...z.toJSONSchema(z.union([recipeSchemas[1], z.extend(recipeSchemas[2], { data })]), {
      io: 'input',
      reused: 'ref',
    }),
  }
}
