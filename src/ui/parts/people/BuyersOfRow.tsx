import { Users } from 'lucide-react'
import { useState } from 'react'
import type { Part } from '../../../workers/people/types'
import type { Job } from '../../../workers/protocol/jobs'
import { Button } from '../../base/components/Button'
import { useWorkspace } from '../../state/workspace'
import { showBuyers } from './buyers'
import { isBought } from './is-bought'
import { PeopleBar } from './PeopleBar'
import styles from './people.module.css'
import { peopleWords as words } from './words'

/** The customers of the receipts behind a row, where customers are known. Counted when it is asked for. */
export function BuyersOfRow({ job, index, part, name }: { job: Job; index: number; part?: Part; name: string }) {
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const perUnit = useWorkspace(({ meaning }) => meaning === 'unit')
  const [open, setOpen] = useState(false)
  if (embedded || !isBought(job)) return null
  const of = { list: 'buyers' as const, row: index, ...(part && { part }), ...(perUnit && { perUnit }) }
  const asked = { jobId: job.jobId, kind: job.recipe.analysis.kind, of, name }
  return (
    <details className={styles.more} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.buyers.ofReceipts}</summary>
      {open && (
        <>
          <PeopleBar {...asked} />
          <Button size="small" icon={<Users aria-hidden="true" />} onPress={() => showBuyers(asked)}>
            {words.buyers.show}
          </Button>
        </>
      )}
    </details>
  )
}
