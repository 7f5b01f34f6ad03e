import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import type { AnalysisKind } from '../../../../analyses/registry'
import type { GridQuery } from '../../../../workers/protocol/query'
import type { Facets } from '../../../../workers/protocol/result'
import { Button } from '../../../base/components/Button'
import { ActionChip, Chip, ToggleChip } from '../../../base/components/Chip'
import { Popover } from '../../../base/components/Popover'
import { formatCount } from '../../../base/format'
import { sequenceWords } from '../../../sequences/words'
import { measuresOf } from '../measures'
import { isActive, PRESETS, strongestIn, togglePreset } from '../presets'
import { clearFilters, isFiltered, SIDES_OF, setFlag, toggleGroup, toggleItem, toggleLength } from '../query'
import type { ChangeQuery } from '../use-grid-query'
import { useResultQueries } from '../use-grid-rows'
import { rulesWords as words } from '../words'
import { activeFilters } from './active-filters'
import { FacetList } from './FacetList'
import styles from './filters.module.css'
import { ItemFacet } from './ItemFacet'
import { ThresholdFacet } from './ThresholdFacet'

function lengthText(lengths: readonly number[] | undefined): string {
  if (!lengths?.length) return words.filters.any
  const [first, last] = [lengths[0], lengths.at(-1)]
  const gapless = lengths.length === Number(last) - Number(first) + 1
  return lengths.length > 1 && gapless ? `${first}–${last}` : lengths.join(', ')
}

function groupText(groups: readonly (string | null)[] | undefined): string {
  if (!groups?.length) return words.allGroups
  return groups.length <= 2 ? groups.map(words.group).join(', ') : formatCount(groups.length)
}

const groupOptions = (facets: Facets | undefined) =>
  (facets?.groups ?? []).map(({ label, rows }) => ({ value: label, label: words.group(label), rows }))

/** Items that paths end in, the most frequent first. */
const lastOptions = (facets: Facets | undefined, { items }: GridQuery) =>
  (facets?.items ?? [])
    .map(({ label, rows }) => ({ value: label, label, rows: rows['last'] ?? 0 }))
    .filter(({ value, rows }) => rows > 0 || items?.['last']?.includes(value))
    .sort((a, b) => b.rows - a.rows)

/** Everything that narrows the rows, in one line; what it leaves is counted beside it. */
export function FilterBar({
  jobId,
  kind,
  group,
  query,
  change,
}: {
  jobId: string
  kind: AnalysisKind
  /** The group column of the result, where it has one. */
  group: string | null
  query: GridQuery
  change: ChangeQuery
}) {
  const { data: facets } = useQuery(useResultQueries().facets(jobId, query))
  const groupWord = words.groupColumn(group)
  const rules = kind === 'rules'
  const presets = PRESETS[kind].filter(({ id }) => id !== 'only-one-group' || group !== null)
  const items = chosenItems(query)
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.filters.label}>
      {presets.map((preset) => {
        const { label, means } = words.presets[preset.id]
        return (
          <span key={preset.id} title={means} className={styles.slot}>
            <ToggleChip
              selected={isActive(preset, query)}
              onChange={() => change((now) => togglePreset(preset, now))}
              {...(preset.id === 'only-one-group' && facets ? { count: formatCount(facets.onlyInOneGroup) } : {})}
            >
              {label(groupWord)}
            </ToggleChip>
          </span>
        )
      })}
      {rules && group !== null && (
        <Popover
          label={words.filters.strongestTitle(groupWord)}
          trigger={
            <ActionChip>
              {words.filters.strongest}
              <ChevronDown className={styles.caret} aria-hidden="true" />
            </ActionChip>
          }
        >
          {(close) => (
            <FacetList
              label={words.filters.strongestTitle(groupWord)}
              options={groupOptions(facets)}
              selected={new Set<string | null>()}
              onToggle={(label) => {
                change((now) => strongestIn(now, label))
                close()
              }}
              header={<p className={styles.more}>{words.filters.strongestTitle(groupWord)}</p>}
            />
          )}
        </Popover>
      )}
      {kind === 'sequences' && (
        <Popover
          label={sequenceWords.endsIn.title}
          trigger={
            <ActionChip active={Boolean(query.items?.['last']?.length)}>
              {sequenceWords.endsIn.label}
              <ChevronDown className={styles.caret} aria-hidden="true" />
            </ActionChip>
          }
        >
          <FacetList
            label={sequenceWords.endsIn.title}
            options={lastOptions(facets, query)}
            selected={new Set(query.items?.['last'])}
            onToggle={(label) => change((now) => toggleItem(now, 'last', label))}
            header={<p className={styles.more}>{sequenceWords.endsIn.title}</p>}
          />
        </Popover>
      )}
      {presets.length > 0 && <span className={styles.rule} />}
      <Popover
        label={words.filters.items}
        trigger={
          <ActionChip active={items > 0} value={items > 0 ? formatCount(items) : words.filters.any}>
            {words.filters.items}
          </ActionChip>
        }
      >
        <ItemFacet items={facets?.items ?? []} sides={SIDES_OF[kind]} query={query} change={change} />
      </Popover>
      {group !== null && (
        <Popover
          label={groupWord}
          trigger={
            <ActionChip active={Boolean(query.groups?.length)} value={groupText(query.groups)}>
              <span className={styles.capital}>{groupWord}</span>
            </ActionChip>
          }
        >
          <FacetList
            label={groupWord}
            options={groupOptions(facets)}
            selected={new Set(query.groups)}
            onToggle={(label) => change((now) => toggleGroup(now, label))}
          />
        </Popover>
      )}
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
          options={(facets?.lengths ?? []).map(({ length, rows }) => ({
            value: length,
            label: kind === 'sequences' ? sequenceWords.stepsOf(length) : words.filters.itemsOf(length),
            rows,
          }))}
          selected={new Set(query.lengths)}
          onToggle={(length) => change((now) => toggleLength(now, length))}
        />
      </Popover>
      {measuresOf(kind).size > 0 && (
        <Popover
          label={words.filters.thresholds}
          trigger={
            <ActionChip active={Object.keys(query.ranges ?? {}).length > 0}>{words.filters.thresholds}</ActionChip>
          }
        >
          <ThresholdFacet kind={kind} ranges={facets?.ranges ?? {}} query={query} change={change} />
        </Popover>
      )}
      {rules && (
        <span title={words.redundant} className={styles.slot}>
          <ToggleChip
            selected={query.flags?.['redundant'] === false}
            onChange={(hide) => change((now) => setFlag(now, 'redundant', hide ? false : null))}
            {...(facets ? { count: formatCount(facets.flags['redundant'] ?? 0) } : {})}
          >
            {words.filters.hideRedundant}
          </ToggleChip>
        </span>
      )}
      {activeFilters(query, kind).map((filter) => (
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

function chosenItems(query: GridQuery): number {
  return Object.values(query.items ?? {}).reduce((sum, labels) => sum + labels.length, 0)
}
