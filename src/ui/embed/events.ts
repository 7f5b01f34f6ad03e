import type { Engine } from '../../client/types'
import type { Job } from '../../workers/protocol/jobs'
import type { Connection } from './connection'

/** What hosts are promised of progress; figures on the way are the screen's own. */
export function toldProgress({ progress: { phase, done, total } }: Job) {
  return { phase, done, total }
}

const sameProgress = ({ progress: now }: Job, { progress: before }: Job) =>
  now.phase === before.phase && now.done === before.done && now.total === before.total

/** Tells the host of progress and failures of jobs; returns how to stop. */
export function reportJobs(engine: Engine, connection: Connection): () => void {
  let known = new Map<string, Job>()
  return engine.subscribe(() => {
    const { jobs } = engine.getState()
    for (const job of jobs) {
      const before = known.get(job.jobId)
      if (before === job) continue
      if (job.state === 'running' && !(before?.state === 'running' && sameProgress(job, before)))
        connection.emit('progress', { jobId: job.jobId, ...toldProgress(job) })
      if (job.state === 'failed' && before?.state !== 'failed' && job.error) {
        connection.emit('error', { code: job.error.code, message: job.error.message })
      }
    }
    known = new Map(jobs.map((job) => [job.jobId, job]))
  })
}

/** Tells the host how tall the content is, so that it can size the frame. */
export function reportHeight(connection: Connection): () => void {
  let last = -1
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.scrollHeight)
    if (height !== last) connection.emit('resized', { height })
    last = height
  })
  observer.observe(document.body)
  return () => observer.disconnect()
}
