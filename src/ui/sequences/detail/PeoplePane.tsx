import { useState } from 'react'
import type { Job } from '../../../workers/protocol'
import type { People } from '../people'
import { useTimeScale } from '../use-journeys'
import { Customers } from './Customers'
import styles from './detail.module.css'
import { Timeline } from './Timeline'

/** The customers behind a number, and one of them at a time. */
export function PeoplePane({ job, people }: { job: Job; people: People }) {
  const [opened, open] = useState<number | null>(null)
  const [returned, setReturned] = useState<number | null>(null)
  const back = () => {
    setReturned(opened)
    open(null)
  }
  const scale = useTimeScale(job.jobId)
  const grouped = job.result?.groupColumn != null
  const shared = { jobId: job.jobId, scale, grouped }
  return (
    <div className={styles.detail}>
      {opened === null ? (
        <Customers {...shared} people={people} returned={returned} onOpen={open} />
      ) : (
        <Timeline {...shared} row={opened} path={people.path} onBack={back} />
      )}
    </div>
  )
}
