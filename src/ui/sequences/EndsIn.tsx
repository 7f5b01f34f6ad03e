import { FacetChip } from '../parts/results/filters/FacetChip'
import { itemOptions } from '../parts/results/filters/ItemFacet'
import type { FilterProps } from '../parts/results/grammar'
import { toggleItem } from '../parts/results/query'
import { sequenceWords } from './words'

/** Paths by the event that they lead to. */
export function EndsIn({ facets, query, change }: FilterProps) {
  const words = sequenceWords.endsIn
  return (
    <FacetChip
      label={words.label}
      title={words.title}
      active={Boolean(query.items?.['last']?.length)}
      options={itemOptions(facets?.items ?? [], 'last', query)}
      selected={new Set(query.items?.['last'])}
      onToggle={(label) => change((now) => toggleItem(now, 'last', label))}
    />
  )
}
