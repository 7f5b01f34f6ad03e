import { Notice } from '../base/components/Notice'
import { formatDuration } from '../base/format'
import { said } from '../base/told'
import { countedRows, verbsOf } from '../face-of'
import styles from './LastRun.module.css'
import { limitWords } from './limit-words'
import { useAskedJob } from './use-asked-job'
import { runWords as words } from './words'

/** What the result came from: how many, how long, by which method and why. A failure stands where the answer would be. */
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
          <p>
            {words.steps(
              formatDuration(job.outcome.timings.ingest),
              formatDuration(job.outcome.timings.encode),
              verbsOf(job.recipe.analysis).took,
              formatDuration(job.outcome.timings.kernel),
            )}
          </p>
          {job.report && (
            <p>
              {words.methodWas(words.ranWith(job.report.method))} {said(job.report.methodReason)}
            </p>
          )}
          {changed && <p className={styles.changed}>{words.questionDiffers}</p>}
          {job.outcome.limited && <Notice tone="warn">{limitWords(job)}</Notice>}
        </>
      )}
    </div>
  )
}
