import { ListChecks } from 'lucide-react'
import { openFilesCommand } from '../commands/actions/open-files'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { useEngineState } from '../state/engine-context'
import { useWorkspace } from '../state/workspace'
import { jobs as words } from '../words/jobs'
import { JobRow } from './JobRow'
import styles from './View.module.css'

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
              <Button kind="primary" onPress={() => go('rules')}>
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
