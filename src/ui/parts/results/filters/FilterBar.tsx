import { useQuery } from '@tanstack/react-query'
import { jobOf } from '../../../../workers/protocol/made-of'
import type { GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Button } from '../../../base/components/Button'
import { ActionChip, Chip } from '../../../base/components/Chip'
import { Popover } from '../../../base/components/Popover'
import { formatCount, formatGroup } from '../../../base/format'
import { groupWord } from '../../../base/group-word'
import { StarredChip } from '../../marks/StarredChip'
import { type FilterProps, useGrammar } from '../grammar'
import { isActive, togglePreset } from '../presets'
import {
  clearFilters,
  isFiltered,
  isStrongestFirst,
  showsSingles,
  toggleGroup,
  toggleLength,
  toggleSingles,
  toggleStrongest,
} from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { useResultQueries } from '../use-grid-rows'
import { resultWords as words } from '../words'
import { activeFilters } from './active-filters'
import { FacetList } from './FacetList'
import styles from './filters.module.css'
import { ItemFacet } from './ItemFacet'
import { LevelFacets } from './LevelFacets'
import { SwitchChip } from './SwitchChip'
import { ThresholdFacet } from './ThresholdFacet'

function lengthText(lengths: readonly number[] | undefined): string {
  if (!lengths?.length) return words.filters.any
  const [first, last] = [lengths[0], lengths.at(-1)]
  const gapless = lengths.length === Number(last) - Number(first) + 1
  return lengths.length > 1 && gapless ? `${first}–${last}` : lengths.join(', ')
}

function groupText(groups: readonly (string | null)[] | undefined): string {
  if (!groups?.length) return words.filters.all
  return groups.length <= 2 ? groups.map(formatGroup).join(', ') : formatCount(groups.length)
}

/** The groups of a result with the rows in each. */
export const groupOptions = (facets: Facets | undefined) =>
  (facets?.groups ?? []).map(({ label, rows }) => ({ value: label, label: formatGroup(label), rows }))

/** Everything that narrows the rows, in one line; what it leaves is counted beside it. */
export function FilterBar({
  jobId,
  group,
  query,
  change,
}: {
  jobId: string
  /** The group column of the result, where it has one. */
  group: string | null
  query: GridQuery
  change: ChangeQuery
}) {
  const { data: facets } = useQuery(useResultQueries().facets(jobId, query))
  const grammar = useGrammar()
  const { Chips, Switches, measures } = grammar
  const shared: FilterProps = { facets, group, query, change }
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.filters.label}>
      <Strongest {...shared} />
      <Presets {...shared} />
      {Chips && <Chips {...shared} />}
      {grammar.presets.length > 0 && <span className={styles.rule} />}
      <Items {...shared} />
      {group !== null && <Groups {...shared} />}
      <LevelFacets {...shared} />
      <Lengths {...shared} />
      {measures.length > 0 && (
        <Popover
          label={words.filters.thresholds}
          trigger={
            <ActionChip active={Object.keys(query.ranges ?? {}).length > 0}>{words.filters.thresholds}</ActionChip>
          }
        >
          <ThresholdFacet ranges={facets?.ranges ?? {}} query={query} change={change} />
        </Popover>
      )}
      <Singles {...shared} />
      {jobOf(jobId) === jobId && <StarredChip jobId={jobId} query={query} change={change} />}
      {Switches && <Switches {...shared} />}
      {activeFilters(query, grammar).map((filter) => (
        <Chip key={filter.id} onRemove={() => change(filter.without)} removeLabel={words.filters.remove(filter.label)}>
          {filter.label}
        </Chip>
      ))}
      {isFiltered(query) && (
        <Button kind="quiet" size="small" onPress={() => change(clearFilters)}>
          {words.filters.clear}
        </Button>
      )}
    </div>
  )
}

function Strongest({ query, change }: FilterProps) {
  const { strongest } = useGrammar()
  if (!strongest) return null
  const { label, means } = strongest
  return (
    <SwitchChip
      label={label}
      means={means}
      on={isStrongestFirst(query)}
      count={undefined}
      onChange={() => change(toggleStrongest)}
    />
  )
}

function Singles({ facets, query, change }: FilterProps) {
  const { singles } = useGrammar()
  const single = facets?.lengths.find(({ length }) => length === 1)?.rows
  if (!singles || single === 0) return null
  const { label, means } = singles
  return (
    <SwitchChip
      label={label}
      means={means}
      on={showsSingles(query)}
      count={single}
      onChange={() => change(toggleSingles)}
    />
  )
}

function Presets({ facets, group, query, change }: FilterProps) {
  const { presets } = useGrammar()
  return presets
    .filter(({ grouped }) => !grouped || group !== null)
    .map((preset) => (
      <SwitchChip
        key={preset.id}
        label={preset.words.label(groupWord(group))}
        means={preset.words.means}
        on={isActive(preset, query)}
        count={facets && preset.count?.(facets)}
        onChange={() => change((now) => togglePreset(preset, now, presets))}
      />
    ))
}

function Items({ facets, query, change }: FilterProps) {
  const { places } = useGrammar()
  const chosen = Object.values(query.items ?? {}).reduce((sum, labels) => sum + labels.length, 0)
  if (Object.keys(places).length === 0) return null
  return (
    <Popover
      label={words.filters.items}
      trigger={
        <ActionChip active={chosen > 0} value={chosen > 0 ? formatCount(chosen) : words.filters.any}>
          {words.filters.items}
        </ActionChip>
      }
    >
      <ItemFacet items={facets?.items ?? []} query={query} change={change} />
    </Popover>
  )
}

function Groups({ facets, group, query, change }: FilterProps) {
  const word = groupWord(group)
  return (
    <Popover
      label={word}
      trigger={
        <ActionChip active={Boolean(query.groups?.length)} value={groupText(query.groups)}>
          <span className={styles.capital}>{word}</span>
        </ActionChip>
      }
    >
      <FacetList
        label={word}
        options={groupOptions(facets)}
        selected={new Set(query.groups)}
        onToggle={(label) => change((now) => toggleGroup(now, label))}
      />
    </Popover>
  )
}

function Lengths({ facets, query, change }: FilterProps) {
  const { length: inWords } = useGrammar()
  if (!inWords) return null
  return (
    <Popover
      label={words.filters.length}
      trigger={
        <ActionChip active={Boolean(query.lengths?.length)} value={lengthText(query.lengths)}>
          {words.filters.length}
        </ActionChip>
      }
    >
      <FacetList
        label={words.filters.length}
        options={(facets?.lengths ?? []).map(({ length, rows }) => ({ value: length, label: inWords(length), rows }))}
        selected={new Set(query.lengths)}
        onToggle={(length) => change((now) => toggleLength(now, length))}
      />
    </Popover>
  )
}
