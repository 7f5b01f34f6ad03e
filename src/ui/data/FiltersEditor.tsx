import { Plus, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { SET_OPS } from '../../preparation/filter'
import { isSetFilter, isSetOp } from '../../recipe/kept-set'
import { FILTER_OPS, type Filter } from '../../recipe/schema'
import type { ColumnProfile, SourceInfo } from '../../workers/protocol/files'
import { Button } from '../base/components/Button'
import { IconButton } from '../base/components/IconButton'
import { Select } from '../base/components/Select'
import { TextField } from '../base/components/TextField'
import { useMapping } from '../parts/open/use-mapping'
import { useKeptSets } from '../parts/people/kept-sets'
import { textOfSet } from '../parts/people/set-text'
import styles from './FiltersEditor.module.css'
import { readValue, showValue, takesList, takesNothing } from './filter-value'
import { offeredColumns } from './offered-columns'
import { ingest as words } from './words'

/** Conditions a row must meet, all of them. */
export function FiltersEditor({ source }: { source: SourceInfo }) {
  const { data, change } = useMapping()
  const filters = data.filters ?? []
  const set = (next: Filter[]) => change({ filters: next.length > 0 ? next : undefined })
  const first = source.columns[0]
  if (!first) return null
  return (
    <section className={styles.filters}>
      <header>
        <h2>{words.filters}</h2>
        <Button
          kind="quiet"
          icon={<Plus aria-hidden="true" />}
          onPress={() => set([...filters, { column: first.name, op: 'is not null' }])}
        >
          {words.addFilter}
        </Button>
      </header>
      {filters.length === 0 && <p>{words.noFilters}</p>}
      {filters.map((filter, at) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions may be equal; their place is their name.
          key={at}
          filter={filter}
          columns={source.columns}
          onChange={(next) => set(filters.map((other, place) => (place === at ? next : other)))}
          onRemove={() => set(filters.filter((_, place) => place !== at))}
        />
      ))}
    </section>
  )
}

export function FilterRow({
  filter,
  columns,
  onChange,
  onRemove,
}: {
  filter: Filter
  columns: readonly ColumnProfile[]
  onChange(filter: Filter): void
  onRemove(): void
}) {
  const column = columns.find(({ name }) => name === filter.column)
  const options = useMemo(
    () => offeredColumns(columns, new Set([filter.column])).map(({ name }) => ({ id: name, label: name })),
    [columns, filter.column],
  )
  const [text, setText] = useState(showValue(filter.value))
  const commit = (op: Filter['op'], typed: string) => {
    const value = takesNothing(op) ? undefined : readValue(typed, op, column?.type ?? 'text')
    onChange({ column: filter.column, op, ...(value === undefined ? {} : { value }) })
  }
  const sets = useKeptSets()
  if (isSetFilter(filter)) {
    return (
      <div className={styles.row}>
        <p>{filter.column}</p>
        <Select
          label={words.filterOp}
          hideLabel
          value={filter.op}
          options={SET_OPS.map((id) => ({ id, label: words.ops[id] }))}
          onChange={(op) => onChange({ ...filter, op })}
        />
        <p>{textOfSet(filter, sets)}</p>
        <IconButton label={words.removeFilter} onPress={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    )
  }
  return (
    <div className={styles.row}>
      <Select
        label={words.filterColumn}
        hideLabel
        value={filter.column}
        options={options}
        onChange={(name) => onChange({ ...filter, column: name })}
      />
      <Select
        label={words.filterOp}
        hideLabel
        value={filter.op}
        options={FILTER_OPS.filter((op) => !isSetOp(op)).map((id) => ({ id, label: words.ops[id] }))}
        onChange={(op) => commit(op, text)}
      />
      {!takesNothing(filter.op) && (
        <TextField
          label={takesList(filter.op) ? words.filterValues : words.filterValue}
          hideLabel
          placeholder={takesList(filter.op) ? words.filterValues : (column?.examples[0] ?? '')}
          value={text}
          onChange={setText}
          onBlur={() => commit(filter.op, text)}
        />
      )}
      <IconButton label={words.removeFilter} onPress={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
