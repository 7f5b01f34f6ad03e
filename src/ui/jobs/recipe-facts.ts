import type { Recipe } from '../../analyses/registry'
import { formatCount, formatList, formatNumber, formatPercent } from '../components/format'
import { groupWord } from '../words/group-word'
import { jobs as words } from '../words/jobs'
import { rulesWords } from '../words/rules'
import { runWords } from '../words/run'

/** A question in a few words, its most telling parameters first. */
export function recipeFacts({ data, analysis }: Recipe): string[] {
  const { facts } = words
  const group = data.roles.group
  const parts = [
    analysis.minSupport !== undefined
      ? facts.share(formatPercent(analysis.minSupport))
      : facts.count(formatCount(analysis.minCount ?? 1)),
    analysis.maxLength === undefined ? facts.anyLength : facts.length(analysis.maxLength),
  ]
  if (group !== undefined) {
    parts.unshift(analysis.perGroup ? runWords.each(groupWord(group)) : runWords.together)
  }
  if (analysis.kind === 'rules') {
    const { metric, minThreshold } = analysis
    const falls = metric === 'p_value' || metric === 'q_value'
    parts.push(`${runWords.bound(rulesWords.metrics[metric].label, falls)} ${formatNumber(minThreshold, 2)}`)
  }
  if (analysis.target !== 'all') parts.push(runWords.targets[analysis.target].label)
  if (analysis.include?.length) parts.push(facts.include(formatList(analysis.include)))
  if (analysis.exclude?.length) parts.push(facts.exclude(formatList(analysis.exclude)))
  if (data.filters?.length) parts.push(facts.filters(data.filters.length))
  return parts
}
