import type { Job } from '../../../workers/protocol/jobs'
import type { People } from '../people'
import { useTimeScale } from '../use-journeys'
import { Customers } from './Customers'
import styles from './detail.module.css'
import { Timeline } from './Timeline'
import { useOpened } from './use-opened'

/** The customers behind a number, and one of them at a time. */
export function PeoplePane({ job, people }: { job: Job; people: People }) {
  const { opened, back, list } = useOpened()
  const scale = useTimeScale(job.jobId)
  const grouped = job.result?.groupColumn != null
  const shared = { jobId: job.jobId, scale, grouped }
  return (
    <div className={styles.detail}>
      {opened === null ? (
        <Customers {...shared} people={people} {...list} />
      ) : (
        <Timeline {...shared} row={opened} path={people.path} onBack={back} />
      )}
    </div>
  )
}
