import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import type { Cell } from '../../workers/protocol/result'
import { VisuallyHidden } from '../base/components/VisuallyHidden'
import { formatGroup } from '../base/format'
import styles from './PathChips.module.css'
import { pathText, stepText } from './path'
import { sequenceWords as words } from './words'

/** A path as its steps, one after the other; `place` is the group it was found in. */
export function PathChips({
  sets,
  place,
  more,
}: {
  /** The items of each step. */
  sets: readonly (readonly string[])[]
  place?: Cell | undefined
  /** Beside the place. */
  more?: string | undefined
}) {
  const below = [...(place === undefined ? [] : [formatGroup(place as string | null)]), ...(more ? [more] : [])]
  return (
    <span className={styles.box}>
      <span className={styles.path} title={pathText(sets.map(stepText))}>
        {sets.map((items, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may come back to the same step
          <Fragment key={at}>
            {at > 0 && <ChevronRight aria-label="→" />}
            <span style={{ flexShrink: items.join().length ** 2 }}>
              {items.map((item, k) => (
                <Fragment key={item}>
                  {k > 0 && <i aria-hidden="true">+</i>}
                  {k > 0 && <VisuallyHidden>{words.and}</VisuallyHidden>}
                  <span data-item={item}>{item}</span>
                </Fragment>
              ))}
            </span>
          </Fragment>
        ))}
      </span>
      {below.length > 0 && <span className={styles.place}>{below.join(' · ')}</span>}
    </span>
  )
}
