import { useState } from 'react'
import type { Part } from '../../workers/people/types'
import type { Job } from '../../workers/protocol/jobs'
import { Select } from '../base/components/Select'
import { PeopleBar } from '../parts/people/PeopleBar'
import styles from '../parts/people/people.module.css'
import { peopleWords as words } from '../parts/people/words'
import blocks from '../parts/results/detail/detail.module.css'
import { useWorkspace } from '../state/workspace'

const PARTS = ['leftOnly', 'rightOnly', 'all'] as const satisfies readonly Part[]

/** Who buys the one and not the other: customers where they are known, else receipts. Counted when it is asked for. */
export function PairPeople({ job, index, a, b }: { job: Job; index: number; a: string; b: string }) {
  const embedded = useWorkspace((workspace) => workspace.embedded)
  const [open, setOpen] = useState(false)
  const [part, setPart] = useState<(typeof PARTS)[number]>('leftOnly')
  const { layout, roles } = job.recipe.data
  const whose = layout === 'long' && roles.customer !== undefined ? 'customers' : 'receipts'
  const { parts } = words
  const said =
    whose === 'customers'
      ? { leftOnly: parts.never(a, b), rightOnly: parts.never(b, a), all: parts.everBoth }
      : { leftOnly: parts.without(a, b), rightOnly: parts.without(b, a), all: parts.both }
  const name = part === 'all' ? `${said.all}: ${a}, ${b}` : said[part]
  if (embedded) return null
  return (
    <details className={blocks.block} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.pairTitle}</summary>
      {open && (
        <div className={styles.parts}>
          <Select<(typeof PARTS)[number]>
            label={words.part}
            hideLabel
            value={part}
            options={PARTS.map((id) => ({ id, label: said[id] }))}
            onChange={setPart}
          />
          <PeopleBar jobId={job.jobId} kind="substitutes" of={{ list: 'row', row: index, part, whose }} name={name} />
        </div>
      )}
    </details>
  )
}
