import { useEffect, useRef } from 'react'
import { announce } from '../base/components/announce'
import { shell } from '../shell/words'
import { useActiveJob } from '../state/shown-job'
import { jobs as words } from './words'

/** Says each new phase of the running job, not every percent. The end is said by whoever started the run. */
export function JobAnnouncements() {
  const said = useRef('')
  const phase = useActiveJob((job) => job?.progress.phase)
  const kind = useActiveJob((job) => job?.recipe.analysis.kind)
  const jobId = useActiveJob((job) => job?.jobId)
  useEffect(() => {
    if (phase === undefined || kind === undefined || said.current === `${jobId} ${phase}`) return
    said.current = `${jobId} ${phase}`
    announce(shell.jobPhase(words.phase(phase, kind)))
  }, [jobId, phase, kind])
  return null
}
