import { ListChecks } from 'lucide-react'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { FIRST_KIND } from '../face-of'
import { openFilesCommand } from '../parts/open/open-files'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { JobRow } from './JobRow'
import styles from './View.module.css'
import { jobs as words } from './words'

/** Every run of this tab. */
export default function JobsView() {
  const jobs = useEngineState((state) => state.jobs)
  const hasSource = useEngineState((state) => state.source !== null)
  const go = useWorkspace((w) => w.go)
  const context = useCommandContext()
  if (jobs.length === 0) {
    return (
      <div className={styles.page}>
        <EmptyState
          level={1}
          title={words.emptyTitle}
          picture={<ListChecks />}
          action={
            hasSource ? (
              <Button kind="primary" onPress={() => go(FIRST_KIND)}>
                {words.toRules}
              </Button>
            ) : (
              <Button kind="primary" onPress={() => void runCommand(openFilesCommand, context)}>
                {words.emptyAction}
              </Button>
            )
          }
        >
          {words.empty}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <ol className={styles.list}>
        {[...jobs].reverse().map((job) => (
          <JobRow key={job.jobId} job={job} />
        ))}
      </ol>
    </div>
  )
}
