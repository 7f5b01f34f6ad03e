import { Plus } from 'lucide-react'
import type { Filter } from '../../../preparation/filter'
import type { ColumnProfile } from '../../../workers/protocol/files'
import { Button } from '../../base/components/Button'
import { FilterRow } from '../FiltersEditor'
import { ingest } from '../words'
import styles from './Steps.module.css'

/** Conditions of a step, as those of the question are written. */
export function Conditions({
  columns,
  where,
  onChange,
}: {
  columns: readonly ColumnProfile[]
  where: readonly Filter[]
  onChange(where: Filter[]): void
}) {
  const [first] = columns
  return (
    <div className={styles.conditions}>
      {where.map((filter, at) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions may be equal; their place is their name.
          key={at}
          filter={filter}
          columns={columns}
          onChange={(next) => onChange(where.map((other, place) => (place === at ? next : other)))}
          onRemove={() => onChange(where.filter((_, place) => place !== at))}
        />
      ))}
      {first && (
        <Button
          kind="quiet"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange([...where, { column: first.name, op: 'is not null' }])}
        >
          {ingest.addFilter}
        </Button>
      )}
    </div>
  )
}
