import type { SideChoice } from '../../../workers/compare/types'
import { Segmented } from '../../base/components/Segmented'
import { Select } from '../../base/components/Select'
import { formatCount, formatGroup } from '../../base/format'
import { groupWords } from '../../base/group-word'
import styles from './compare.module.css'
import { fromDateText, toDateText } from './days'
import { SetSelect, useSetChoice } from './SetSelect'
import type { SetOffered } from './set-side'
import {
  type ChosenSides,
  type CompareBy,
  type GroupSide,
  type Period,
  PRESETS,
  type PresetId,
  periodText,
  presetAt,
  presetsOf,
  type Sides,
} from './sides'
import { compareWords as words } from './words'

type Change = (change: Partial<ChosenSides>) => void

const REST = 'rest'

function GroupSelect({
  label,
  side,
  groups,
  onChange,
}: {
  label: string
  side: GroupSide
  groups: SideChoice['groups']
  onChange(groups: (string | null)[]): void
}) {
  const at = side === 'rest' ? REST : String(groups.findIndex((group) => group.label === side.label))
  return (
    <Select
      label={label}
      value={at}
      options={[
        { id: REST, label: words.rest },
        ...groups.map((group, place) => ({
          id: String(place),
          label: formatGroup(group.label),
          hint: formatCount(group.baskets),
        })),
      ]}
      onChange={(id) => onChange(id === REST ? [] : [groups[Number(id)]?.label ?? null])}
    />
  )
}

function PeriodFields({ name, period, onChange }: { name: string; period: Period; onChange(period: Period): void }) {
  const day = (label: string, value: number, change: (day: number) => void) => (
    <input
      type="date"
      aria-label={label}
      className={styles.date}
      value={toDateText(value)}
      onChange={(event) => {
        const next = fromDateText(event.target.value)
        if (next !== null) change(next)
      }}
    />
  )
  return (
    <div className={styles.period}>
      <b>{name}</b>
      {day(words.from(name), period.from, (from) => onChange({ ...period, from }))}
      <span>–</span>
      {day(words.until(name), period.to, (to) => onChange({ ...period, to }))}
    </div>
  )
}

function PresetSelect({ a, b, span, change }: { a: Period; b: Period; span: Period; change: Change }) {
  const presets = presetsOf(span)
  const label = (id: PresetId): string => {
    const preset = presets.find((each) => each.id === id)
    return id === 'halves' || !preset
      ? words.preset.halves
      : words.preset[id](periodText(preset.a), periodText(preset.b))
  }
  return (
    <Select<PresetId | 'own'>
      label={words.periods}
      value={presetAt(presets, a, b) ?? 'own'}
      options={[
        ...PRESETS.filter((id) => presets.some((preset) => preset.id === id)).map((id) => ({ id, label: label(id) })),
        { id: 'own' as const, label: words.preset.own },
      ]}
      onChange={(id) => {
        const preset = presets.find((each) => each.id === id)
        if (preset) change({ by: 'period', a: preset.a, b: preset.b })
      }}
    />
  )
}

/** What to compare with what. */
export function SideControls({
  sides,
  choice,
  sets,
  groupColumn,
  change,
}: {
  sides: Sides
  choice: SideChoice
  sets: readonly SetOffered[]
  groupColumn: string | null
  change: Change
}) {
  const { groups, span } = choice
  const chosen = useSetChoice(sets)
  const firstSet = () => (sets[0] ? chosen(sets[0].id) : {})
  if (sides.by === null) return null
  const ways: { id: CompareBy; label: string }[] = [
    ...(groups.length > 1 ? [{ id: 'group' as const, label: words.byGroup(groupWords(groupColumn)) }] : []),
    ...(span ? [{ id: 'period' as const, label: words.byPeriod }] : []),
    ...(sets.length > 0 || sides.by === 'set' ? [{ id: 'set' as const, label: words.bySet }] : []),
  ]
  return (
    <>
      {ways.length > 1 && (
        <Segmented<CompareBy>
          label={words.by}
          value={sides.by}
          options={ways}
          onChange={(by) => change(by === 'set' ? firstSet() : { by, a: undefined, b: undefined, origin: undefined })}
        />
      )}
      {sides.by === 'set' && <SetSelect side={sides} sets={sets} change={change} />}
      {sides.by === 'group' && (
        <>
          <GroupSelect
            label={words.a}
            side={sides.a}
            groups={groups}
            onChange={(chosen) => change({ by: 'group', a: { groups: chosen } })}
          />
          <GroupSelect
            label={words.b}
            side={sides.b}
            groups={groups}
            onChange={(chosen) => change({ by: 'group', b: { groups: chosen } })}
          />
        </>
      )}
      {sides.by === 'period' && span && (
        <>
          <PresetSelect a={sides.a} b={sides.b} span={span} change={change} />
          {(['a', 'b'] as const).map((side) => (
            <PeriodFields
              key={side}
              name={side === 'a' ? words.sideA : words.sideB}
              period={sides[side]}
              onChange={(period) => change({ by: 'period', a: sides.a, b: sides.b, [side]: period })}
            />
          ))}
        </>
      )}
    </>
  )
}
