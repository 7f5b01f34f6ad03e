import { useState } from 'react'
import type { DetailProps } from '../../parts/page/AnalysisPage'
import { DetailFrame } from '../../parts/results/detail/DetailFrame'
import { CustomerAdvice } from './CustomerAdvice'
import { ItemNeighbours } from './ItemNeighbours'

/** What stands beside the grid while a customer is in hand; items open in its place, one after the other. */
export function CustomerPane(props: DetailProps) {
  // What was opened from one customer is not of the next.
  return <Trail key={props.index} {...props} />
}

function Trail({ title, onClose, job, index }: DetailProps) {
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
