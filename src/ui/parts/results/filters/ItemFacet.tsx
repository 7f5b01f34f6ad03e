import { useState } from 'react'
import { ANYWHERE, type GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Segmented } from '../../../base/components/Segmented'
import { useGrammar } from '../grammar'
import { toggleItem } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { resultWords as words } from '../words'
import { FacetList } from './FacetList'

/** The items of the rows with the number of rows that hold each in a place, the most frequent first. */
export function itemOptions(items: Facets['items'], place: string, query: GridQuery) {
  return items
    .map((item) => ({ value: item.label, label: item.label, rows: item.rows[place] ?? 0 }))
    .filter((option) => option.rows > 0 || query.items?.[place]?.includes(option.value))
    .sort((a, b) => b.rows - a.rows)
}

/** Items with the rows that hold them, in the place that matters. */
export function ItemFacet({ items, query, change }: { items: Facets['items']; query: GridQuery; change: ChangeQuery }) {
  const { places } = useGrammar()
  const names = Object.keys(places)
  const [place, setPlace] = useState(() => names.find((each) => query.items?.[each]?.length) ?? ANYWHERE)
  return (
    <FacetList
      key={place}
      label={words.filters.items}
      options={itemOptions(items, place, query)}
      selected={new Set(query.items?.[place])}
      onToggle={(label) => change((now) => toggleItem(now, place, label))}
      header={
        names.length > 1 && (
          <Segmented
            label={words.filters.side}
            hideLabel
            value={place}
            options={names.map((id) => ({ id, label: places[id] ?? '' }))}
            onChange={setPlace}
          />
        )
      }
    />
  )
}
