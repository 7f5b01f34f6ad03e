import type { Job } from '../../workers/protocol/jobs'
import { formatBytes, formatDuration } from '../base/format'
import { locale } from '../base/language'
import { said } from '../base/told'
import { phaseWord } from '../run/job-words'
import { wayWords } from '../run/way-words'
import styles from './JobLog.module.css'
import { kernelSteps, jobs as words } from './words'

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' }

/** What a run went through: when, how long, and what its data took in memory. */
export function JobLog({ job }: { job: Job }) {
  const { steps = [], report, way } = job
  const inside = Object.entries(report?.phases ?? {}).filter(([, ms]) => ms >= 1)
  return (
    <div className={styles.log}>
      {way && (
        <p>
          {wayWords.ways[way.way]}: {said(way.why)}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.log.at}</th>
            <th scope="col">{words.log.step}</th>
            <th scope="col">{words.log.took}</th>
            <th scope="col">{words.log.memory}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ phase, at, ms, bytes }) => (
            <tr key={phase}>
              <td>{new Date(at).toLocaleTimeString(locale(), CLOCK)}</td>
              <th scope="row">{phaseWord(phase, job.recipe.analysis)}</th>
              <td>{ms === undefined ? words.log.now : formatDuration(ms)}</td>
              <td>{bytes === undefined ? '' : formatBytes(bytes)}</td>
            </tr>
          ))}
          {job.endedAt !== undefined && (
            <tr>
              <td>{new Date(job.endedAt).toLocaleTimeString(locale(), CLOCK)}</td>
              <th scope="row">{words.states[job.state]}</th>
              <td />
              <td />
            </tr>
          )}
        </tbody>
      </table>
      {inside.length > 0 && (
        <p>
          {words.log.inside}{' '}
          {inside.map(([step, ms]) => `${kernelSteps.named[step] ?? step} ${formatDuration(ms)}`).join(' · ')}
        </p>
      )}
    </div>
  )
}
