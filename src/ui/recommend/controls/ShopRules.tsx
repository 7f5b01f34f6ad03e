import type { RecommendParameters } from '../../../analyses/recommend/definition'
import { ItemPicker } from '../../base/components/ItemPicker'
import { useItemNames } from '../../run/BasketOptions'
import { OnePer } from '../../run/OnePer'
import { orNone } from '../../run/or-none'
import { useAnalysis } from '../../run/use-analysis'
import { recommendWords } from '../words'

const words = recommendWords.panel

/** What the shop wants of every list. */
export function ShopRules() {
  const [analysis, change] = useAnalysis<RecommendParameters>()
  const suggestions = useItemNames()
  const items = (['never', 'always', 'only'] as const).map((rule) => (
    <ItemPicker
      key={rule}
      label={words.rules[rule]}
      value={analysis[rule] ?? []}
      suggestions={suggestions}
      onChange={(items) => change({ [rule]: orNone(items) })}
    />
  ))
  return (
    <>
      {items}
      <OnePer />
    </>
  )
}
