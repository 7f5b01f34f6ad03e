import * as z from 'zod/mini'
import { BasketeerError } from '../recipe/error'
import { migrate } from '../recipe/migrate'
import { dataSchema, type Recipe as Envelope, RECIPE_VERSION } from '../recipe/schema'
import { type ItemsetsParameters, itemsets } from './itemsets/definition'
import { type JudgeParameters, judge } from './judge/definition'
import { recipeFault } from './recipe-fault'
import { type RecommendParameters, recommend } from './recommend/definition'
import { type RulesParameters, rules } from './rules/definition'
import { type SequencesParameters, sequences } from './sequences/definition'
import { type UtilityParameters, utility } from './utility/definition'

/** Every analysis there is. A new one is a folder and a line here. */
export const analyses = { rules, itemsets, sequences, utility, recommend, judge } as const

/** Analyses of what is frequent enough. */
export type FrequencyParameters = RulesParameters | ItemsetsParameters | SequencesParameters
/** Analyses that find patterns of up to so many items; the others are about models. */
export type PatternParameters = FrequencyParameters | UtilityParameters
export type AnalysisParameters = PatternParameters | RecommendParameters | JudgeParameters
export type AnalysisKind = keyof typeof analyses
export type Recipe = Envelope<AnalysisParameters>

export const recipeSchema = z.strictObject({
  recipe: z.literal(RECIPE_VERSION),
  title: z.optional(z.string()),
  data: dataSchema,
  analysis: z.discriminatedUnion('kind', Object.values(analyses).map(({ parameters }) => parameters) as never),
})

/** Reads a recipe of any known version and fills in every default, or throws `recipe-invalid` naming what is wrong. */
export function parseRecipe(input: unknown): Recipe {
  const result = recipeSchema.safeParse(migrate(input))
  if (result.success) return result.data as unknown as Recipe
  const fault = recipeFault(result.error.issues[0])
  throw new BasketeerError('recipe-invalid', `The recipe cannot be used. ${fault}`, result.error)
}
