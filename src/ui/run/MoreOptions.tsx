import { ChevronRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import type { AnalysisParameters } from '../../analyses/registry'
import type { TableInfo } from '../../workers/protocol/table'
import { NumberField } from '../base/components/NumberField'
import { JudgeOptions } from '../judge/controls/JudgeOptions'
import { ModelOptions } from '../recommend/controls/ModelOptions'
import { SequenceOptions } from '../sequences/controls/SequenceOptions'
import { ownParameters } from '../state/url'
import { UtilityOptions } from '../utility/controls/UtilityOptions'
import { BasketOptions } from './BasketOptions'
import styles from './MoreOptions.module.css'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

/** What has a control of its own above. */
const ABOVE = [
  'kind',
  'perGroup',
  'minSupport',
  'minCount',
  'minUtility',
  'top',
  'maxLength',
  'metric',
  'minThreshold',
  'limit',
  'k',
  'excludeSeen',
  'fallback',
]

/** What is tried stands above; in a recommendation the same is an option. */
const ABOVE_IN_JUDGE = ['split', 'holdOut', 'factors', 'alpha', 'regularization']

function countSet(analysis: AnalysisParameters): number {
  const above = analysis.kind === 'judge' ? [...ABOVE, ...ABOVE_IN_JUDGE] : ABOVE
  const empty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)
  return ownParameters(analysis).filter(([name, value]) => !above.includes(name) && !empty(value)).length
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
          {words.more_[analysis.kind]}
          {count > 0 && <span className={styles.count}>{words.set(count)}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className={styles.panel}>
          {analysis.kind === 'recommend' ? (
            <ModelOptions analysis={analysis} />
          ) : analysis.kind === 'judge' ? (
            <JudgeOptions analysis={analysis} />
          ) : analysis.kind === 'sequences' ? (
            <SequenceOptions analysis={analysis} items={items} />
          ) : analysis.kind === 'utility' ? (
            <UtilityOptions analysis={analysis} />
          ) : (
            <BasketOptions analysis={analysis} items={items} />
          )}
          {'limit' in analysis && (
            <NumberField
              label={words.limit}
              value={analysis.limit}
              min={1}
              step={1}
              onChange={(limit) => limit !== null && change({ limit })}
            />
          )}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
