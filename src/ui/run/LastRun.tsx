import type { Job } from '../../workers/protocol/jobs'
import { Notice } from '../base/components/Notice'
import { formatDuration } from '../base/format'
import { said } from '../base/told'
import { countedRows, verbsOf } from '../face-of'
import styles from './LastRun.module.css'
import { limitWords } from './limit-words'
import { useAskedJob } from './use-asked-job'
import { runWords as words } from './words'

/** What the result came from: how many, how long, and folded away by which method and why. A failure stands where the answer would be. */
export function LastRun() {
  const { job, changed } = useAskedJob()
  return (
    <div className={styles.ran}>
      {job?.outcome && (
        <>
          <p>
            <b>{countedRows(job.outcome.rows, job.recipe.analysis.kind)}</b>
            {words.ran(formatDuration(job.outcome.timings.total))}
          </p>
          {changed && <p className={styles.changed}>{words.questionDiffers}</p>}
          <HowItWasFound job={job} />
          {(job.outcome.limited || job.outcome.stopped) && <Notice tone="warn">{limitWords(job)}</Notice>}
        </>
      )}
    </div>
  )
}

/** Where the time went, and by which method: for whoever asks. */
function HowItWasFound({ job: { outcome, report, recipe } }: { job: Job }) {
  if (!outcome) return null
  return (
    <details className={styles.how}>
      <summary>{words.how}</summary>
      <p>
        {words.steps(
          formatDuration(outcome.timings.ingest),
          formatDuration(outcome.timings.encode),
          verbsOf(recipe.analysis).took,
          formatDuration(outcome.timings.kernel),
        )}
      </p>
      {report && (
        <p>
          {words.methodWas(words.ranWith(report.method))} {said(report.methodReason)}
        </p>
      )}
    </details>
  )
}
