import type { ItemsetsParameters } from '../../analyses/itemsets/definition'
import { METHODS, TARGETS } from '../../analyses/parameters'
import type { RulesParameters } from '../../analyses/rules/definition'
import { ItemPicker } from '../base/components/ItemPicker'
import { Segmented } from '../base/components/Segmented'
import { Select } from '../base/components/Select'
import { orNone } from './or-none'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

const SEVERAL = ['1', '2', 'any'] as const

/** What rules and itemsets may be held to. */
export function BasketOptions({
  analysis,
  items,
}: {
  analysis: RulesParameters | ItemsetsParameters
  items: readonly string[]
}) {
  const [, change] = useAnalysis()
  return (
    <>
      <ItemPicker
        label={words.include}
        value={analysis.include ?? []}
        suggestions={items}
        onChange={(next) => change({ include: orNone(next) })}
      />
      <ItemPicker
        label={words.exclude}
        value={analysis.exclude ?? []}
        suggestions={items}
        onChange={(next) => change({ exclude: orNone(next) })}
      />
      {analysis.kind === 'rules' ? (
        <>
          <ItemPicker
            label={words.left}
            value={analysis.antecedentIncludes ?? []}
            suggestions={items}
            onChange={(next) => change({ antecedentIncludes: orNone(next) })}
          />
          <ItemPicker
            label={words.right}
            value={analysis.consequentIncludes ?? []}
            suggestions={items}
            onChange={(next) => change({ consequentIncludes: orNone(next) })}
          />
          <Segmented
            label={words.maxConsequent}
            value={SEVERAL.find((id) => id === String(analysis.maxConsequent)) ?? 'any'}
            options={SEVERAL.map((id) => ({ id, label: id === '2' ? '≤ 2' : id === 'any' ? words.upTo : id }))}
            onChange={(id) => change({ maxConsequent: id === 'any' ? undefined : Number(id) })}
          />
        </>
      ) : (
        <Select
          label={words.target}
          value={analysis.target}
          options={TARGETS.map((id) => ({ id, ...words.targets[id] }))}
          onChange={(target) => change({ target })}
        />
      )}
      <Select
        label={words.method}
        value={analysis.method}
        options={METHODS.map((id) => ({ id, ...words.methods[id] }))}
        onChange={(method) => change({ method })}
      />
    </>
  )
}
