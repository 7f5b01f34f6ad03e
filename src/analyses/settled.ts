import type { AnalysisDefinition } from './analysis'
import type { Asset } from './asset'
import { type AnalysisParameters, analyses, type Recipe } from './registry'

/** A recipe as it holds once what it names of opened files is known; refused where that is not open. */
export function settled(recipe: Recipe, find: (id: string) => Asset | undefined): Recipe {
  const { settle } = analyses[recipe.analysis.kind] as unknown as AnalysisDefinition<AnalysisParameters>
  return settle ? { ...recipe, analysis: settle(recipe.analysis, find) } : recipe
}
