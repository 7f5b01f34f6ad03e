import type { ReactNode } from 'react'
import type { Job } from '../../../../workers/protocol/jobs'
import { Button } from '../../../base/components/Button'
import { EmptyState } from '../../../base/components/EmptyState'
import { ErrorNotice } from '../../../base/components/ErrorNotice'
import { Notice } from '../../../base/components/Notice'
import { told } from '../../../base/told'
import { resultWords as words } from '../words'
import styles from './states.module.css'

/** A run that came to nothing: what happened, what was kept, what to do. */
export function Ended({ job, again }: { job: Job; again(): void }) {
  const button = (
    <Button kind="primary" onPress={again}>
      {words.states.again}
    </Button>
  )
  if (job.state === 'cancelled') {
    return (
      <EmptyState title={words.states.cancelled.title} action={button}>
        {words.states.cancelled.text}
      </EmptyState>
    )
  }
  return (
    <div className={styles.failed}>
      <h2>{words.states.failed}</h2>
      {job.error && <ErrorNotice error={job.error} />}
      <p>{words.states.keptData}</p>
      {button}
    </div>
  )
}

/** The same above a result that stays. */
export function EndedLine({ job, again }: { job: Job; again(): void }) {
  const said: ReactNode =
    job.state === 'cancelled' ? words.states.cancelled.title : job.error ? told(job.error) : words.states.failed
  return (
    <div className={styles.notice}>
      <Notice tone={job.state === 'cancelled' ? 'info' : 'warn'}>
        {said}
        {job.state === 'cancelled' ? '. ' : ' '}
        {words.states.keptResult}{' '}
        {job.state === 'failed' && (
          <Button size="small" onPress={again}>
            {words.states.again}
          </Button>
        )}
      </Notice>
    </div>
  )
}
