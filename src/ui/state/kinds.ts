import { type AnalysisKind, parseRecipe, type Recipe } from '../../analyses/registry'

/** What a question starts with when nothing carries over. */
const FIRST: Record<AnalysisKind, object> = {
  rules: { minSupport: 0.01, metric: 'confidence', minThreshold: 0.3, maxLength: 3 },
  itemsets: { minSupport: 0.01, maxLength: 3 },
  sequences: { minSupport: 0.02, maxLength: 4 },
  utility: { top: 200, maxLength: 3 },
  recommend: {},
  judge: { factors: [8, 32], alpha: [1, 40], regularization: [0.01, 10] },
}

/** A share of baskets says nothing of customers or of money, so it is kept only between these. */
const SAME_MEASURE: readonly AnalysisKind[] = ['rules', 'itemsets']
/** What models are made with; a comparison tries lists of the last three. */
const OF_MODEL = ['k', 'iterations', 'solver', 'cgSteps', 'seed']
const TRIED = ['factors', 'alpha', 'regularization']
const MODELS: readonly AnalysisKind[] = ['recommend', 'judge']

const OF_MEASURE = ['minSupport', 'minCount', 'maxLength', 'method', 'include', 'exclude', 'limit']

/** The same question for another analysis: what both know is kept, the rest takes its defaults. */
export function asKind(recipe: Recipe, kind: AnalysisKind): Recipe {
  const { analysis } = recipe
  if (analysis.kind === kind) return recipe
  const shared = (kinds: readonly AnalysisKind[]) => kinds.includes(kind) && kinds.includes(analysis.kind)
  const alike = shared(SAME_MEASURE)
  const models = shared(MODELS)
  const given = analysis as unknown as Record<string, unknown>
  const kept = Object.fromEntries(
    ['perGroup', ...(alike ? OF_MEASURE : []), ...(models ? [...OF_MODEL, ...TRIED] : [])]
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, TRIED.includes(name) ? triedIn(kind, given[name]) : given[name]]),
  )
  const first = alike
    ? Object.fromEntries(Object.entries(FIRST[kind]).filter(([name]) => !OF_MEASURE.includes(name)))
    : FIRST[kind]
  // The title named the other question.
  const { title: _title, ...untitled } = recipe
  return parseRecipe({ ...untitled, analysis: { kind, ...first, ...kept } })
}

/** One value as a list to judge, or the first of a list to recommend with. */
function triedIn(kind: AnalysisKind, value: unknown): unknown {
  return kind === 'judge' ? [value] : [value].flat()[0]
}
