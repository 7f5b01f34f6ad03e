import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import type { Cell } from '../../workers/protocol'
import { formatGroup } from '../components/format'
import styles from './PathChips.module.css'

/** A path as its steps, one after the other; `place` is the group it was found in. */
export function PathChips({ steps, place }: { steps: readonly string[]; place?: Cell | undefined }) {
  return (
    <span className={styles.box}>
      <span className={styles.path} title={steps.join(' → ')}>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may come back to the same step
          <Fragment key={at}>
            {at > 0 && <ChevronRight aria-label="→" />}
            <span style={{ flexShrink: step.length ** 2 }}>{step}</span>
          </Fragment>
        ))}
      </span>
      {place !== undefined && <span className={styles.place}>{formatGroup(place as string | null)}</span>}
    </span>
  )
}
