import { groupWord } from '../base/group-word'
import { FacetChip } from '../parts/results/filters/FacetChip'
import { groupOptions } from '../parts/results/filters/FilterBar'
import { SwitchChip } from '../parts/results/filters/SwitchChip'
import type { FilterProps } from '../parts/results/grammar'
import { setFlag, toggleFolded } from '../parts/results/query'
import { strongestIn } from './presets'
import { ruleWords as words } from './words'

const NONE: ReadonlySet<string | null> = new Set()

/** The surest rules of one group. */
export function Strongest({ facets, group, change }: FilterProps) {
  if (group === null) return null
  return (
    <FacetChip
      label={words.filters.strongest}
      title={words.filters.strongestTitle(groupWord(group))}
      options={groupOptions(facets)}
      selected={NONE}
      once
      onToggle={(label) => change((now) => strongestIn(now, label))}
    />
  )
}

export function RuleSwitches({ facets, query, change }: FilterProps) {
  return (
    <>
      <SwitchChip
        label={words.filters.folded}
        means={words.filters.foldedMeans}
        on={query.folded === true}
        count={undefined}
        onChange={() => change(toggleFolded)}
      />
      <SwitchChip
        label={words.filters.hideRedundant}
        means={words.redundant}
        on={query.flags?.['redundant'] === false}
        count={facets && (facets.flags['redundant'] ?? 0)}
        onChange={(hide) => change((now) => setFlag(now, 'redundant', hide ? false : null))}
      />
    </>
  )
}
