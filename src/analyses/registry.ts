import * as z from 'zod/mini'
import { migrate } from '../recipe/migrate'
import { dataSchema, type Recipe as Envelope, RECIPE_VERSION } from '../recipe/schema'
import type { AnalysisDefinition } from './analysis'
import { itemsets } from './itemsets/definition'
import { judge } from './judge/definition'
import { recipeFault } from './recipe-fault'
import { recommend } from './recommend/definition'
import { rules } from './rules/definition'
import { analysisFaults } from './sentences'
import { sequences } from './sequences/definition'
import { substitutes } from './substitutes/definition'
import { utility } from './utility/definition'

/** Every analysis there is. A new one is a folder and a line here. */
export const analyses = { rules, itemsets, sequences, utility, recommend, judge, substitutes } as const

export type AnalysisKind = keyof typeof analyses
/** The parameters of each analysis, as a recipe has them. */
export type Asked = { [K in AnalysisKind]: z.infer<(typeof analyses)[K]['parameters']> }
export type AnalysisParameters = Asked[AnalysisKind]
export type Recipe = Envelope<AnalysisParameters>

export const recipeSchema = z.strictObject({
  recipe: z.literal(RECIPE_VERSION),
  title: z.optional(z.string()),
  data: dataSchema,
  analysis: z.discriminatedUnion('kind', Object.values(analyses).map(({ parameters }) => parameters) as never),
})

function understood(recipe: Recipe): Recipe {
  const byKind: Record<AnalysisKind, Pick<AnalysisDefinition<AnalysisParameters>, 'understood'>> = analyses as never
  const analysis = byKind[recipe.analysis.kind].understood?.(recipe.analysis, recipe.data.roles)
  return analysis ? { ...recipe, analysis } : recipe
}

/** Reads a recipe of any known version and fills in every default, or throws `recipe-invalid` naming what is wrong. */
export function parseRecipe(input: unknown): Recipe {
  const result = recipeSchema.safeParse(migrate(input))
  if (result.success) return understood(result.data as unknown as Recipe)
  throw analysisFaults.recipeUnusable({ fault: recipeFault(result.error.issues[0]) }, result.error)
}
