import type { RulesParameters } from '../../../analyses/rules/definition'
import { ItemPicker } from '../../base/components/ItemPicker'
import { Segmented } from '../../base/components/Segmented'
import { BasketOptions, useItemNames } from '../../run/BasketOptions'
import { orNone } from '../../run/or-none'
import { useAnalysis } from '../../run/use-analysis'
import { runWords } from '../../run/words'
import { ruleWords } from '../words'

const words = ruleWords.panel
const SEVERAL = ['1', '2', 'any'] as const

/** What the sides of a rule may be held to. */
export function RuleOptions() {
  const [asked, change] = useAnalysis<RulesParameters>()
  const items = useItemNames()
  return (
    <BasketOptions>
      <ItemPicker
        label={words.left}
        value={asked.antecedentIncludes ?? []}
        suggestions={items}
        onChange={(next) => change({ antecedentIncludes: orNone(next) })}
      />
      <ItemPicker
        label={words.right}
        value={asked.consequentIncludes ?? []}
        suggestions={items}
        onChange={(next) => change({ consequentIncludes: orNone(next) })}
      />
      <Segmented
        label={words.maxConsequent}
        value={SEVERAL.find((id) => id === String(asked.maxConsequent)) ?? 'any'}
        options={SEVERAL.map((id) => ({ id, label: id === '2' ? '≤ 2' : id === 'any' ? runWords.upTo : id }))}
        onChange={(id) => change({ maxConsequent: id === 'any' ? undefined : Number(id) })}
      />
    </BasketOptions>
  )
}
