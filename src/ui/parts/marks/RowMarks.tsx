import { Star } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../base/components/Button'
import { setNote, toggleStar, useFixedMarks, useMarks } from '../../state/marks'
import styles from './marks.module.css'
import { markWords as words } from './words'

/** What an analyst has to say of a row, at the foot of its pane. */
export default function RowMarks({ jobId, row, onClose }: { jobId: string; row: number; onClose(): void }) {
  const { stars, notes } = useMarks(jobId)
  const starred = stars.includes(row)
  const id = useId()
  if (useFixedMarks()) return <FixedMarks starred={starred} note={notes[row]} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the pane from anywhere inside
    <div
      className={styles.marks}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Button
        size="small"
        aria-pressed={starred}
        icon={<Star aria-hidden="true" className={starred ? styles.full : undefined} />}
        onPress={() => toggleStar(jobId, row)}
      >
        {starred ? words.starred : words.star}
      </Button>
      <label htmlFor={id}>{words.note}</label>
      <textarea
        id={id}
        rows={2}
        value={notes[row] ?? ''}
        placeholder={words.notePlaceholder}
        onChange={(event) => setNote(jobId, row, event.target.value)}
      />
    </div>
  )
}

/** The same where somebody else has said it. */
function FixedMarks({ starred, note }: { starred: boolean; note: string | undefined }) {
  if (!starred && note === undefined) return null
  return (
    <div className={styles.marks}>
      {starred && (
        <span className={styles.fixed}>
          <Star aria-hidden="true" className={styles.full} /> {words.starred}
        </span>
      )}
      {note !== undefined && (
        <>
          <h3>{words.note}</h3>
          <p className={styles.note}>{note}</p>
        </>
      )}
    </div>
  )
}
