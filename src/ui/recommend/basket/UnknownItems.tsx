import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import type { FoldIn } from '../../../workers/recommend/types'
import { Button } from '../../base/components/Button'
import styles from './basket.module.css'
import { basketWords as words } from './words'

const FIRST = 6

/** Items of the basket that nobody has, each with the name that may have been meant. */
export function UnknownItems({
  unknown,
  onTake,
  onRemove,
}: {
  unknown: FoldIn['items']
  onTake(names: ReadonlyMap<string, string>): void
  onRemove(items: readonly string[]): void
}) {
  const title = useId()
  const [all, setAll] = useState(false)
  const meant = new Map(unknown.flatMap(({ label, near }) => (near === null ? [] : [[label, near] as const])))
  // Those that something can be done about come first.
  const sorted = [...unknown].sort((a, b) => Number(a.near === null) - Number(b.near === null))
  const shown = all ? sorted : sorted.slice(0, FIRST)
  return (
    <section className={styles.unknown} aria-labelledby={title}>
      <h3 id={title}>
        <TriangleAlert aria-hidden="true" />
        <span role="status">{words.unknown(unknown.length)}</span>
      </h3>
      <p>{words.unknownNote}</p>
      <ul>
        {shown.map(({ label, near }) => (
          <li key={label}>
            <span>{label}</span>
            {near !== null && (
              <Button size="small" onPress={() => onTake(new Map([[label, near]]))}>
                {words.take(near)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {shown.length < sorted.length && (
          <Button kind="quiet" size="small" onPress={() => setAll(true)}>
            {words.moreUnknown(sorted.length - shown.length)}
          </Button>
        )}
        {meant.size > 1 && (
          <Button size="small" onPress={() => onTake(meant)}>
            {words.takeAll(meant.size)}
          </Button>
        )}
        <Button kind="quiet" size="small" onPress={() => onRemove(unknown.map(({ label }) => label))}>
          {words.removeUnknown}
        </Button>
      </div>
    </section>
  )
}
