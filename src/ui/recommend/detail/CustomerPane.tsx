import { useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import { DetailFrame } from '../../parts/results/DetailFrame'
import { CustomerAdvice } from './CustomerAdvice'
import { ItemNeighbours } from './ItemNeighbours'

/** What stands beside the grid while a customer is in hand; items open in its place, one after the other. */
export function CustomerPane({
  title,
  onClose,
  job,
  index,
}: {
  title: string
  onClose(): void
  job: Job
  index: number
}) {
  const [trail, setTrail] = useState<readonly string[]>([])
  const [cameFrom, setCameFrom] = useState<string | null>(null)
  const { jobId } = job
  const open = (next: string) => setTrail([...trail, next])
  const back = () => {
    setCameFrom(trail.at(-1) ?? null)
    setTrail(trail.slice(0, -1))
  }
  const item = trail.at(-1)
  return (
    <DetailFrame title={item ?? title} onClose={onClose}>
      {item === undefined ? (
        <CustomerAdvice job={job} index={index} onItem={open} focus={cameFrom} />
      ) : (
        <ItemNeighbours
          key={trail.length}
          jobId={jobId}
          index={index}
          item={item}
          backTo={trail.at(-2) ?? title}
          onItem={open}
          onBack={back}
        />
      )}
    </DetailFrame>
  )
}
