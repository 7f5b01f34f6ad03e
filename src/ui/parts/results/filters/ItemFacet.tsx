import { useState } from 'react'
import type { GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Segmented } from '../../../base/components/Segmented'
import { type Side, toggleItem } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { rulesWords as words } from '../words'
import { FacetList } from './FacetList'

/** Items with the rows that hold them, on the side that matters. */
export function ItemFacet({
  items,
  sides,
  query,
  change,
}: {
  items: Facets['items']
  /** Where an item can stand; with one place there is nothing to choose. */
  sides: readonly Side[]
  query: GridQuery
  change: ChangeQuery
}) {
  const [side, setSide] = useState<Side>(() => sides.find((each) => query.items?.[each]?.length) ?? 'anywhere')
  const options = items
    .map((item) => ({ value: item.label, label: item.label, rows: item.rows[side] ?? 0 }))
    .filter((option) => option.rows > 0 || query.items?.[side]?.includes(option.value))
    .sort((a, b) => b.rows - a.rows)
  return (
    <FacetList
      key={side}
      label={words.filters.items}
      options={options}
      selected={new Set(query.items?.[side])}
      onToggle={(label) => change((now) => toggleItem(now, side, label))}
      header={
        sides.length > 1 && (
          <Segmented<Side>
            label={words.filters.side}
            hideLabel
            value={side}
            options={sides.map((id) => ({ id, label: words.sides[id] }))}
            onChange={setSide}
          />
        )
      }
    />
  )
}
