import * as z from 'zod/mini'
import { sourcesOf } from '../preparation/steps'
import { dataOf, linesOf } from '../recipe/document'
import {
  dataDocumentSchema,
  dataSchema,
  type Recipe as Envelope,
  type RecipeData,
  sqlSchema as sql,
} from '../recipe/schema'
import { versioned } from '../recipe/version'
import type { AnalysisDefinition } from './analysis'
import { hypotheses } from './hypotheses/definition'
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
export const analyses = { rules, itemsets, sequences, utility, recommend, judge, substitutes, hypotheses } as const

export type AnalysisKind = keyof typeof analyses
/** The parameters of each analysis, as a recipe has them. */
export type Asked = { [K in AnalysisKind]: z.infer<(typeof analyses)[K]['parameters']> }
export type AnalysisParameters = Asked[AnalysisKind]
export type Recipe = Envelope<AnalysisParameters>

const title = z.optional(z.string())
const analysis = z.discriminatedUnion('kind', Object.values(analyses).map(({ parameters }) => parameters) as never)

/** Documents as they are read, by version. */
export const recipeSchemas = {
  1: z.strictObject({ recipe: z.literal(1), title, data: dataSchema, sql, analysis }),
  2: z.strictObject({ recipe: z.literal(2), title, data: dataDocumentSchema, sql, analysis }),
}

type Newer = z.infer<(typeof recipeSchemas)[2]>['data']

/** The data of a document of version 2; refused where it names a table that it does not have. */
function preparedData(document: Newer): RecipeData {
  const lines = linesOf(document)
  const known = Object.keys(document.sources)
  const named = lines === undefined ? [] : [lines, ...sourcesOf(document.steps)]
  if (lines === undefined || known.length === 0) throw analysisFaults.noSources()
  const isMissing = (name: string) => !Object.hasOwn(document.sources, name)
  const missing = named.find(isMissing)
  if (missing !== undefined) {
    const at = document.steps.findIndex((step) => sourcesOf([step]).includes(missing))
    throw at < 0 || missing === lines
      ? analysisFaults.sourceUnknown({ name: missing, known })
      : analysisFaults.stepSourceUnknown({ number: at + 1, name: missing, known })
  }
  for (const [name, { steps = [] }] of Object.entries(document.sources)) {
    if (sourcesOf(steps).length > 0) throw analysisFaults.ownStepsRead({ name, other: sourcesOf(steps)[0]! })
  }
  if (sourcesOf(document.steps).includes(lines)) throw analysisFaults.joinedToItself({ name: lines })
  return dataOf(document, lines)
}

function understood(recipe: Recipe): Recipe {
  const byKind: Record<AnalysisKind, Pick<AnalysisDefinition<AnalysisParameters>, 'understood'>> = analyses as never
  const analysis = byKind[recipe.analysis.kind].understood?.(recipe.analysis, recipe.data.roles)
  return analysis ? { ...recipe, analysis } : recipe
}

/** Reads a recipe of any known version and fills in every default, or throws `recipe-invalid` naming what is wrong. */
export function parseRecipe(input: unknown): Recipe {
  const { version, document } = versioned(input)
  const result = recipeSchemas[version].safeParse(document)
  if (!result.success) {
    throw analysisFaults.recipeUnusable({ fault: recipeFault(result.error.issues[0]) }, result.error)
  }
  const read = result.data as unknown as Recipe & { data: never }
  return understood(version === 1 ? read : { ...read, data: preparedData(read.data) })
}
