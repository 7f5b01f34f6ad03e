import { Star, StickyNote } from 'lucide-react'
import type { MouseEvent } from 'react'
import { toggleStar, useFixedMarks, useMarks } from '../../state/marks'
import styles from './marks.module.css'
import { markWords as words } from './words'

/**
 * In the margin of a row. For the mouse alone: a row is one stop of the keyboard, where * does the same, and its pane says
 * and does it, too.
 */
export function RowStar({ jobId, row }: { jobId: string; row: number }) {
  const { stars, notes } = useMarks(jobId)
  const starred = stars.includes(row)
  const note = notes[row]
  const fixed = useFixedMarks()
  if (fixed && !starred && note === undefined) return null
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    toggleStar(jobId, row)
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      disabled={fixed}
      aria-hidden="true"
      className={styles.star}
      data-on={starred ? '' : undefined}
      data-note={note === undefined ? undefined : ''}
      title={note ?? (fixed ? words.starred : starred ? words.unstar : words.star)}
      onClick={press}
    >
      {note !== undefined && !starred ? <StickyNote /> : <Star />}
    </button>
  )
}
