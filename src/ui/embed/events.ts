import type { Engine } from '../../client/types'
import type { Job } from '../../workers/protocol'
import type { Connection } from './connection'

/** Tells the host of progress and failures of jobs; returns how to stop. */
export function reportJobs(engine: Engine, connection: Connection): () => void {
  let known = new Map<string, Job>()
  return engine.subscribe(() => {
    const { jobs } = engine.getState()
    for (const job of jobs) {
      const before = known.get(job.jobId)
      if (before === job) continue
      if (job.state === 'running') connection.emit('progress', { jobId: job.jobId, ...job.progress })
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
