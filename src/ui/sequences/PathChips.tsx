import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import type { Cell } from '../../workers/protocol/result'
import { formatGroup } from '../base/format'
import styles from './PathChips.module.css'
import { pathText } from './path'

/** A path as its steps, one after the other; `place` is the group it was found in. */
export function PathChips({
  steps,
  place,
  more,
}: {
  steps: readonly string[]
  place?: Cell | undefined
  /** Beside the place. */
  more?: string | undefined
}) {
  const below = [...(place === undefined ? [] : [formatGroup(place as string | null)]), ...(more ? [more] : [])]
  return (
    <span className={styles.box}>
      <span className={styles.path} title={pathText(steps)}>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may come back to the same step
          <Fragment key={at}>
            {at > 0 && <ChevronRight aria-label="→" />}
            <span style={{ flexShrink: step.length ** 2 }}>{step}</span>
          </Fragment>
        ))}
      </span>
      {below.length > 0 && <span className={styles.place}>{below.join(' · ')}</span>}
    </span>
  )
}
