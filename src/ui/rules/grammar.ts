import type { Recipe } from '../../analyses/registry'
import type { RulesParameters } from '../../analyses/rules/definition'
import type { GridQuery } from '../../workers/protocol/query'
import { formatBound } from '../base/cell-format'
import { BASKET_MEASURES, basketMeasures } from '../parts/results/basket-measures'
import type { ActiveFilter, Easing, ResultGrammar } from '../parts/results/grammar'
import { setFlag } from '../parts/results/query'
import { easing, less, rarer, unbound } from '../parts/results/states/easing'
import { resultWords } from '../parts/results/words'
import { presets } from './presets'
import { RuleChips, RuleSwitches } from './RuleFilters'
import { ruleWords } from './words'

const HELD_TO = ['include', 'exclude', 'antecedentIncludes', 'consequentIncludes']

function easings(recipe: Recipe): Easing[] {
  const asked = recipe.analysis as RulesParameters
  const words = ruleWords.panel.ease
  const { label, number } = basketMeasures[asked.metric]
  const threshold = less(asked.minThreshold)
  return [
    ...rarer(recipe, asked),
    ...(asked.minThreshold > 0
      ? [
          easing(recipe, 'threshold', words.threshold(label, formatBound(threshold, number === 'share')), {
            minThreshold: threshold,
          }),
        ]
      : []),
    ...(asked.maxLength === 1 ? [easing(recipe, 'length', words.length(3), { maxLength: 3 })] : []),
    ...unbound(recipe, HELD_TO),
  ]
}

const fewConsequents = ({ atMost }: GridQuery): ActiveFilter[] =>
  atMost?.['consequents'] === undefined
    ? []
    : [
        {
          id: 'max-consequents',
          label: ruleWords.filters.maxConsequents(atMost['consequents']),
          without: ({ atMost: _, ...rest }) => rest,
        },
      ]

const noRedundant = ({ flags }: GridQuery): ActiveFilter[] =>
  flags?.['redundant'] === false
    ? [
        {
          id: 'redundant',
          label: ruleWords.filters.hideRedundant,
          without: (now) => setFlag(now, 'redundant', null),
        },
      ]
    : []

export const grammar: ResultGrammar = {
  kind: 'rules',
  measures: BASKET_MEASURES.map((id) => basketMeasures[id]),
  offered: ['lift', 'confidence', 'support', 'count', 'q_value'],
  places: ruleWords.places,
  presets,
  strongest: resultWords.strongest,
  length: (count) => resultWords.filters.itemsOf(count),
  easings,
  Chips: RuleChips,
  Switches: RuleSwitches,
  conditions: { said: fewConsequents, switched: noRedundant },
  quiet: ({ cells }) => cells['redundant'] === true,
}
