import { TriangleAlert } from 'lucide-react'
import type { Job } from '../../../workers/protocol/jobs'
import { IconButton } from '../../base/components/IconButton'
import { Popover } from '../../base/components/Popover'
import { PHONE, SHORT, useMedia } from '../../base/components/use-media'
import { limitWords } from '../../run/limit-words'
import { useWorkspace } from '../../state/workspace'
import styles from './results.module.css'

/** Whether a reached limit is told above the rows: the panel beside them says it too, where there is one. */
export function useLimitAbove({ outcome }: Job): 'block' | 'line' | null {
  const phone = useMedia(PHONE)
  const short = useMedia(SHORT)
  const embedded = useWorkspace((workspace) => workspace.embedded)
  if (!(outcome?.limited || outcome?.stopped) || !(phone || embedded)) return null
  return short ? 'line' : 'block'
}

/** The same as a sign in the line of the filters, where there is no height for a sentence. */
export function LimitInLine({ job }: { job: Job }) {
  if (useLimitAbove(job) !== 'line') return null
  const text = limitWords(job)
  return (
    <Popover
      label={text}
      trigger={
        <span className={styles.warned}>
          <IconButton label={text}>
            <TriangleAlert aria-hidden="true" />
          </IconButton>
        </span>
      }
    >
      <p className={styles.warning}>{text}</p>
    </Popover>
  )
}
