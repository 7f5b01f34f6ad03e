import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'

/** What a question starts with when nothing carries over. */
const FIRST: Record<AnalysisKind, object> = {
  rules: { minSupport: 0.01, metric: 'confidence', minThreshold: 0.3, maxLength: 3 },
  itemsets: { minSupport: 0.01, maxLength: 3 },
  sequences: { minSupport: 0.02, maxLength: 4 },
  utility: { top: 200, maxLength: 3 },
  recommend: {},
  judge: {},
}

/** A share of baskets says nothing of customers or of money, so it is kept only between these. */
const SAME_MEASURE: readonly AnalysisKind[] = ['rules', 'itemsets']
const OF_MEASURE = ['minSupport', 'minCount', 'maxLength', 'method', 'include', 'exclude', 'limit']

/** The same question for another analysis: what both know is kept, the rest takes its defaults. */
export function asKind(recipe: Recipe, kind: AnalysisKind): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const alike = SAME_MEASURE.includes(kind) && SAME_MEASURE.includes(analysis.kind)
  const given = analysis as unknown as Record<string, unknown>
  const kept = Object.fromEntries(
    ['perGroup', ...(alike ? OF_MEASURE : [])]
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, given[name]]),
  )
  const first = alike
    ? Object.fromEntries(Object.entries(FIRST[kind]).filter(([name]) => !OF_MEASURE.includes(name)))
    : FIRST[kind]
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  return parseRecipe({ ...untitled, analysis: { kind, ...first, ...kept } })
}
