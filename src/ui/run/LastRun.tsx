import { run } from '../commands/actions/run'
import { runCommand, useCommandContext } from '../commands/use-commands'
import { Button } from '../components/Button'
import { ErrorNotice } from '../components/ErrorNotice'
import { formatCount, formatDuration } from '../components/format'
import { Notice } from '../components/Notice'
import { kindWords } from '../words/kinds'
import { runWords as words } from '../words/run'
import styles from './LastRun.module.css'
import { useAskedJob } from './use-asked-job'

/** What ran last: how many, how long, by which method and why; or why it failed. */
export function LastRun() {
  const context = useCommandContext()
  const { job, last, changed } = useAskedJob()
  return (
    <div className={styles.ran}>
      {/* With no earlier result the failure stands where the answer would be. */}
      {job && last?.state === 'failed' && last.error && (
        <ErrorNotice
          error={last.error}
          action={
            <Button size="small" onPress={() => void runCommand(run, context)}>
              {words.retry}
            </Button>
          }
        />
      )}
      {job?.outcome && (
        <>
          <p>
            <b>
              {formatCount(job.outcome.rows)} {kindWords[job.recipe.analysis.kind].many}
            </b>
            {words.ran(formatDuration(job.outcome.timings.total))}
          </p>
          <p>
            {words.steps(
              formatDuration(job.outcome.timings.ingest),
              formatDuration(job.outcome.timings.encode),
              formatDuration(job.outcome.timings.kernel),
            )}
          </p>
          {job.report && (
            <p>
              {words.methodWas(words.ranWith(job.report.method))} {job.report.methodReason}
            </p>
          )}
          {changed && <p className={styles.changed}>{words.questionDiffers}</p>}
          {job.outcome.limited && (
            <Notice tone="warn">
              {job.outcome.limitAt === undefined
                ? words.limitedPlain
                : words.limited(job.recipe.analysis.kind, formatCount(job.outcome.limitAt))}
            </Notice>
          )}
        </>
      )}
    </div>
  )
}
