import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { GroupMatrix } from '../../../workers/rules/types'
import { formatRatio } from '../../base/cell-format'
import { EmptyState } from '../../base/components/EmptyState'
import { Segmented } from '../../base/components/Segmented'
import { formatCount, formatGroup } from '../../base/format'
import { groupWord, groupWords } from '../../base/group-word'
import type { Inset } from '../../parts/charts/axes'
import { ChartFrame } from '../../parts/charts/ChartFrame'
import { liftLegend } from '../../parts/charts/chart-legend'
import type { ChartProps } from '../../parts/charts/chart-props'
import { GridPicture } from '../../parts/charts/GridPicture'
import { type GridShape, type GridWindow, gridShape, wholeSize, wholeWindow } from '../../parts/charts/grid-window'
import { HEAT_ROW } from '../../parts/charts/heatmap-option'
import { useLook } from '../../parts/charts/look'
import { type Place, placeAt } from '../../parts/charts/pointed'
import { useEngineState } from '../../state/engine-context'
import { useRuleQueries } from '../use-rules'
import { GroupsTable } from './GroupsTable'
import { columnNames, groupsOption, reachOf, rowNames, rowOfRule } from './groups-option'
import { RuleCaption } from './RuleCaption'
import { itemsOfRule, sidesText } from './rule-text'
import { telling } from './telling'
import { useSelectedSides } from './use-selected-rule'
import { ruleCharts as words } from './words'

const MOST_RULES = 200
const CELLS = { rowHeight: HEAT_ROW, narrowest: 20, widest: 72 }
const SAVED_WIDTH = 1200
/** A file holds all cells at once; beyond this it is more than programs open. */
const MOST_SAVED_GROUPS = 300

type Sort = 'order' | 'disagreement'

/** Rules against groups: where a rule holds, where it does not, and who disagrees. */
export default function Groups({ jobId, query, selected, onSelect }: ChartProps) {
  const look = useLook()
  const role = useEngineState(({ jobs }) => jobs.find((job) => job.jobId === jobId)?.recipe.data.roles.group ?? null)
  const [sort, setSort] = useState<Sort>('disagreement')
  const [hovered, setHovered] = useState<Place | null>(null)
  const answer = useQuery(useRuleQueries().groupMatrix(jobId, query, MOST_RULES, sort))
  const { data: every, error, isPending } = answer
  const data = useMemo(() => every && telling(every, query.smallGroups !== false), [every, query.smallGroups])
  const sides = useSelectedSides(jobId, selected)
  const row = useMemo(() => (data ? rowOfRule(data, sides) : null), [data, sides])
  const reach = useMemo(() => (data ? reachOf(data) : 0), [data])
  const [many, one] = [groupWords(role), groupWord(role)]
  const shapeFor = useCallback(
    (width: number) => gridShape(data ? rowNames(data) : [], data ? columnNames(data) : [], width, CELLS),
    [data],
  )
  const draw = useMemo(
    () =>
      data &&
      ((shape: GridShape, window: GridWindow, inset?: Inset) =>
        groupsOption(look, data, { shape, window, selected: row, reach, inset })),
    [look, data, row, reach],
  )
  if (data && data.groups.length < 2) {
    return <EmptyState title={words.groups.noneTitle(one)}>{words.groups.none}</EmptyState>
  }
  const silent = (every?.groups.length ?? 0) - (data?.groups.length ?? 0)
  const label = data ? words.groups.label(data.rules.length, data.groups.length, many, silent) : ''
  const whole = shapeFor(SAVED_WIDTH)
  const saved = { ...whole, columns: Math.min(whole.columns, MOST_SAVED_GROUPS) }

  return (
    <ChartFrame
      name={`basketeer-by-${one.replaceAll(/\W+/g, '-')}`}
      jobId={jobId}
      count={data ? words.groups.count(data.rules.length, data.rules.length === MOST_RULES, silent, many) : ''}
      controls={
        <Segmented<Sort>
          label={words.groups.sort}
          value={sort}
          onChange={setSort}
          options={[
            { id: 'disagreement', label: words.groups.byDisagreement },
            { id: 'order', label: words.groups.byRank },
          ]}
        />
      }
      caption={
        hovered && data ? (
          <CellCaption matrix={data} place={hovered} />
        ) : (
          <>
            <RuleCaption jobId={jobId} index={selected} hint={words.groups.hover(one)} />
            {sides && data && row === null && ` ${words.notDrawn}`}
          </>
        )
      }
      state={{ pending: isPending, error, empty: data?.rules.length === 0 }}
      drawing={
        draw
          ? {
              size: wholeSize(saved),
              title: words.groups.title(one),
              subtitle: saved.columns < whole.columns ? words.groups.firstOf(label, saved.columns, many) : label,
              legend: { ...liftLegend(look.lift, reach), hatched: words.groups.thin },
              option: (inset) => draw(saved, wholeWindow(saved), inset),
            }
          : null
      }
      picture={
        draw && (
          <GridPicture
            label={label}
            shapeFor={shapeFor}
            draw={draw}
            show={row === null ? null : { row }}
            partAt={placeAt}
            onHover={setHovered}
            onPress={(place) => {
              const index = data?.rules[place.row]?.index
              if (index !== undefined) onSelect(index)
            }}
            itemsOf={(place) => itemsOfRule(data?.rules[place.row])}
            inHand={row === null ? null : { row, column: null }}
          />
        )
      }
      table={data && <GroupsTable matrix={data} label={label} groups={many} selectedRow={row} onSelect={onSelect} />}
    />
  )
}

function CellCaption({ matrix, place }: { matrix: GroupMatrix; place: Place }) {
  const rule = matrix.rules[place.row]
  const group = place.column === null ? undefined : matrix.groups[place.column]
  if (!rule) return null
  const at = place.row * matrix.groups.length + (place.column ?? 0)
  return (
    <>
      <b>{sidesText(rule)}</b>{' '}
      {group &&
        words.groups.cell(
          formatGroup(group.label),
          formatRatio(matrix.lift[at] ?? Number.NaN),
          formatCount(matrix.both[at] ?? 0),
          formatCount(group.baskets),
          matrix.thin[at] === 1,
        )}
    </>
  )
}
