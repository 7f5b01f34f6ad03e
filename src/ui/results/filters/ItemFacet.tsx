import { useState } from 'react'
import type { Facets, GridQuery } from '../../../workers/protocol'
import { Segmented } from '../../components/Segmented'
import { rulesWords as words } from '../../words/rules'
import { SIDES, type Side, toggleItem } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { FacetList } from './FacetList'

const ROWS: Record<Side, 'rows' | 'antecedents' | 'consequents'> = {
  anywhere: 'rows',
  antecedents: 'antecedents',
  consequents: 'consequents',
}

/** Items with the rules that hold them, on the side that matters. */
export function ItemFacet({
  items,
  sided,
  query,
  change,
}: {
  items: Facets['items']
  sided: boolean
  query: GridQuery
  change: ChangeQuery
}) {
  const [side, setSide] = useState<Side>(() => SIDES.find((each) => query[each]?.length) ?? 'anywhere')
  const count = ROWS[side]
  const options = items
    .map((item) => ({ value: item.label, label: item.label, rows: item[count] }))
    .filter((option) => option.rows > 0 || query[side]?.includes(option.value))
    .sort((a, b) => b.rows - a.rows)
  return (
    <FacetList
      key={side}
      label={words.filters.items}
      options={options}
      selected={new Set(query[side])}
      onToggle={(label) => change((now) => toggleItem(now, side, label))}
      header={
        sided && (
          <Segmented<Side>
            label={words.filters.side}
            hideLabel
            value={side}
            options={SIDES.map((id) => ({ id, label: words.sides[id] }))}
            onChange={setSide}
          />
        )
      }
    />
  )
}
