import { useEffect, useRef } from 'react'
import { announce } from '../base/components/announce'
import { jobWords, phaseWord } from '../run/job-words'
import { useEngine } from '../state/engine-context'
import { useActiveJob } from '../state/shown-job'

/** A run as long as this ends with a notification, where nobody looks at the page. */
const LONG_MS = 10_000

/** Says each new phase of the running job, not every percent. The end is said by whoever started the run. */
export function JobAnnouncements() {
  const said = useRef('')
  const phase = useActiveJob((job) => job?.progress.phase)
  const asked = useActiveJob((job) => job?.recipe.analysis)
  const jobId = useActiveJob((job) => job?.jobId)
  useEffect(() => {
    if (phase === undefined || asked === undefined || said.current === `${jobId} ${phase}`) return
    said.current = `${jobId} ${phase}`
    announce(jobWords.inPhase(phaseWord(phase, asked)))
  }, [jobId, phase, asked])
  useNotifications()
  return null
}

function useNotifications(): void {
  const engine = useEngine()
  useEffect(() => {
    let live = new Set<string>()
    return engine.subscribe(() => {
      const before = live
      const { jobs } = engine.getState()
      live = new Set(jobs.filter(({ state }) => state === 'running').map(({ jobId }) => jobId))
      if (!document.hidden) return
      for (const job of jobs) {
        if (!before.has(job.jobId) || live.has(job.jobId) || job.state === 'cancelled') continue
        const took = (job.endedAt ?? 0) - (job.startedAt ?? 0)
        if (took >= LONG_MS) void import('./notify-end').then(({ notifyEnd }) => notifyEnd(job))
      }
    })
  }, [engine])
}
