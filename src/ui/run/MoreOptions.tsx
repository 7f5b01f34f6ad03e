import { ChevronRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { METHODS, TARGETS } from '../../analyses/parameters'
import type { AnalysisParameters } from '../../analyses/registry'
import type { TableInfo } from '../../workers/protocol'
import { ItemPicker } from '../components/ItemPicker'
import { NumberField } from '../components/NumberField'
import { Segmented } from '../components/Segmented'
import { Select } from '../components/Select'
import { runWords as words } from '../words/run'
import styles from './MoreOptions.module.css'
import { useAnalysis } from './use-analysis'

const SEVERAL = ['1', '2', 'any'] as const

function countSet(analysis: AnalysisParameters): number {
  const lists = [analysis.include, analysis.exclude]
  if (analysis.kind === 'rules') lists.push(analysis.antecedentIncludes, analysis.consequentIncludes)
  const ownMethod = analysis.method !== 'auto'
  const ownTarget = analysis.target !== 'all'
  const ownSide = analysis.kind === 'rules' && analysis.maxConsequent !== undefined
  return lists.filter((list) => list?.length).length + Number(ownMethod) + Number(ownTarget) + Number(ownSide)
}

/** An empty list would be a condition nothing meets; no condition is meant. */
function orNone(items: string[]): string[] | undefined {
  return items.length > 0 ? items : undefined
}

/** What few questions need, folded away; a number says when something is set. */
export function MoreOptions({ table }: { table: TableInfo | null }) {
  const [analysis, change] = useAnalysis()
  const items = table?.health.topItems.map(({ label }) => label) ?? []
  const count = countSet(analysis)
  return (
    <Disclosure className={styles.more ?? ''}>
      <Heading level={2} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight aria-hidden="true" />
          {words.more_}
          {count > 0 && <span className={styles.count}>{words.set(count)}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className={styles.panel}>
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
                options={SEVERAL.map((id) => ({ id, label: id === '2' ? '≤ 2' : id }))}
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
          <NumberField
            label={words.limit}
            value={analysis.limit}
            min={1}
            step={1}
            onChange={(limit) => limit !== null && change({ limit })}
          />
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
