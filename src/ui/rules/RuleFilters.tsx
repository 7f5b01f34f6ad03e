import { Button } from '../base/components/Button'
import { groupWord } from '../base/group-word'
import { FacetChip } from '../parts/results/filters/FacetChip'
import { groupOptions } from '../parts/results/filters/FilterBar'
import { SwitchChip } from '../parts/results/filters/SwitchChip'
import type { FilterProps } from '../parts/results/grammar'
import { isActive } from '../parts/results/presets'
import { setFlag, toggleFolded } from '../parts/results/query'
import { offers } from '../run/commands/offers'
import { runCommand, useCommandContext } from '../run/commands/use-commands'
import { presets, strongestIn } from './presets'
import { ruleWords as words } from './words'

const NONE: ReadonlySet<string | null> = new Set()

export function RuleChips(props: FilterProps) {
  return (
    <>
      <Strongest {...props} />
      <StandIns {...props} />
    </>
  )
}

const seldomTogether = presets.find(({ id }) => id === 'seldom-together')
const findSubstitutes = offers.find(({ id }) => id === 'find-substitutes')

/** From what is seldom together to what stands in for what. */
function StandIns({ query }: FilterProps) {
  const context = useCommandContext()
  const label = findSubstitutes?.label(context)
  if (!seldomTogether || !findSubstitutes || label === undefined || !isActive(seldomTogether, query)) return null
  return (
    <Button size="small" onPress={() => void runCommand(findSubstitutes, context)}>
      {label}
    </Button>
  )
}

/** The surest rules of one group. */
function Strongest({ facets, group, change }: FilterProps) {
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
