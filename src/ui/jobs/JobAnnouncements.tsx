import { useEffect, useRef } from 'react'
import { announce } from '../base/components/announce'
import { jobWords, phaseWord } from '../run/job-words'
import { useActiveJob } from '../state/shown-job'

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
  return null
}
