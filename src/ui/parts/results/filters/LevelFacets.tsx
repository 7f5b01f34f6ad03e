import type { GridQuery } from '../../../../workers/protocol/query'
import { ActionChip } from '../../../base/components/Chip'
import { Popover } from '../../../base/components/Popover'
import { formatCount } from '../../../base/format'
import type { FilterProps } from '../grammar'
import { FacetList } from './FacetList'
import { levelFilterWords as words } from './level-filter-words'
import { SwitchChip } from './SwitchChip'

export function toggleLevel(query: GridQuery, level: string, label: string): GridQuery {
  const { [level]: chosen = [], ...others } = query.ofLevel ?? {}
  const next = chosen.includes(label) ? chosen.filter((each) => each !== label) : [...chosen, label]
  const { ofLevel: _, ...rest } = query
  const ofLevel = next.length > 0 ? { ...others, [level]: next } : others
  return Object.keys(ofLevel).length > 0 ? { ...rest, ofLevel } : rest
}

export function toggleApart(query: GridQuery, level: string): GridQuery {
  const { apart, ...rest } = query
  return apart === level ? rest : { ...rest, apart: level }
}

const chosenText = (labels: readonly string[]) =>
  labels.length === 0 ? words.any : labels.length <= 2 ? labels.join(', ') : formatCount(labels.length)

/** What items belong to, from coarse to fine, and one press that hides pairs of one and the same. */
export function LevelFacets({ facets, query, change }: FilterProps) {
  const levels = facets?.levels ?? []
  const finest = levels.at(-1)
  if (!finest) return null
  const apart = ({ name, together }: typeof finest) => (
    <SwitchChip
      label={words.apart(name)}
      means={words.apartMeans(name)}
      on={query.apart === name}
      count={together}
      onChange={() => change((now) => toggleApart(now, name))}
    />
  )
  return (
    <>
      {levels.map((level) => {
        const chosen = query.ofLevel?.[level.name] ?? []
        return (
          <Popover
            key={level.name}
            label={words.called(level.name)}
            trigger={
              <ActionChip active={chosen.length > 0} value={chosenText(chosen)}>
                {words.called(level.name)}
              </ActionChip>
            }
          >
            <FacetList
              label={words.called(level.name)}
              options={level.values.map(({ label, rows }) => ({ value: label, label, rows }))}
              selected={new Set(chosen)}
              onToggle={(label) => change((now) => toggleLevel(now, level.name, label))}
              header={level === finest ? undefined : apart(level)}
            />
          </Popover>
        )
      })}
      {apart(finest)}
    </>
  )
}
