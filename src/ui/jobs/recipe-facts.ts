import { modelsOf } from '../../analyses/judge/definition'
import type { AnalysisParameters, Recipe } from '../../analyses/registry'
import { formatBound } from '../base/cell-format'
import { formatCount, formatList, formatNumber, formatPercent } from '../base/format'
import { groupWord } from '../base/group-word'
import { rulesWords } from '../parts/results/words'
import { runWords } from '../run/words'
import { kindWords } from '../words/kinds'
import { jobs as words } from './words'

const { facts } = words

const listed = (values: readonly number[]) => values.map((value) => formatBound(value, false)).join(', ')

/** How much was enough. */
function threshold(analysis: AnalysisParameters): string {
  if (analysis.kind === 'recommend') return facts.lists(analysis.k)
  if (analysis.kind === 'judge') return facts.hidden(analysis.holdOut, analysis.split)
  if (analysis.kind === 'utility') {
    return analysis.top === undefined
      ? facts.earning(formatNumber(analysis.minUtility ?? 0, 2))
      : facts.best(formatCount(analysis.top))
  }
  const { holders } = kindWords[analysis.kind]
  return analysis.minSupport !== undefined
    ? facts.share(formatPercent(analysis.minSupport), holders)
    : facts.count(formatCount(analysis.minCount ?? 1), holders)
}

function constraints(analysis: AnalysisParameters): string[] {
  if (analysis.kind === 'utility') return []
  if (analysis.kind === 'recommend') return [facts.model(analysis.factors, analysis.iterations)]
  if (analysis.kind === 'judge') {
    const { factors, alpha, regularization, iterations, k } = analysis
    return [
      facts.tried(listed(factors), listed(alpha), listed(regularization)),
      facts.models(modelsOf(analysis), iterations),
      facts.lists(k),
    ]
  }
  const parts: string[] = []
  if (analysis.kind === 'rules') {
    const { metric, minThreshold } = analysis
    const falls = metric === 'p_value' || metric === 'q_value'
    parts.push(`${runWords.bound(rulesWords.metrics[metric].label, falls)} ${formatNumber(minThreshold, 2)}`)
  }
  if (analysis.target !== 'all') parts.push(runWords.targets[analysis.target].label)
  if (analysis.kind === 'sequences') {
    if (analysis.first?.length) parts.push(facts.first(formatList([analysis.first].flat())))
    if (analysis.last?.length) parts.push(facts.last(formatList([analysis.last].flat())))
  } else if (analysis.include?.length) parts.push(facts.include(formatList(analysis.include)))
  if (analysis.exclude?.length) parts.push(facts.exclude(formatList(analysis.exclude)))
  return parts
}

/** A question in a few words, its most telling parameters first. */
export function recipeFacts({ data, analysis }: Recipe): string[] {
  const group = data.roles.group
  const parts = [
    threshold(analysis),
    ...('maxLength' in analysis && analysis.maxLength !== undefined ? [facts.length(analysis.maxLength)] : []),
    ...constraints(analysis),
  ]
  if (group !== undefined) {
    parts.unshift(analysis.perGroup ? runWords.each(groupWord(group)) : runWords.together)
  }
  if (data.filters?.length) parts.push(facts.filters(data.filters.length))
  return parts
}
