import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { NumberField } from '../base/components/NumberField'
import { ownParameters } from '../state/url'
import { useWorkspace } from '../state/workspace'
import styles from './MoreOptions.module.css'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

/** What few questions need, and how it is introduced. */
export interface MoreOptionsProps {
  label(): string
  /** Parameters that are set there: a number says how many of them are not as usual. */
  sets: readonly string[]
  /** What its fields are called: while it is folded away, a search in the page finds it by them. */
  fields(): readonly string[]
  controls: ReactNode
}

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)

/**
 * What few questions need, folded away; a number says when something is set. Its fields are made when it is first opened: they
 * are half of what the question takes to draw.
 */
export function MoreOptions({ label, sets, fields, controls }: MoreOptionsProps) {
  const [made, setMade] = useState(false)
  const asked = useWorkspace((w) => w.recipe.analysis)
  const [{ limit }, change] = useAnalysis<{ limit?: number }>()
  const count = ownParameters(asked).filter(([name, value]) => sets.includes(name) && !isEmpty(value)).length
  return (
    <Disclosure className={styles.more ?? ''} onExpandedChange={(open) => open && setMade(true)}>
      <Heading level={2} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight aria-hidden="true" />
          {label()}
          {count > 0 && <span className={styles.count}>{words.set(count)}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        {made ? (
          <div className={styles.panel}>
            {controls}
            {limit !== undefined && (
              <NumberField
                label={words.limit}
                value={limit}
                min={1}
                step={1}
                onChange={(next) => next !== null && change({ limit: next })}
              />
            )}
          </div>
        ) : (
          [...fields(), ...(limit === undefined ? [] : [words.limit])].join(', ')
        )}
      </DisclosurePanel>
    </Disclosure>
  )
}
