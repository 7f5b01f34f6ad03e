import { NumberField } from '../../base/components/NumberField'
import { Segmented } from '../../base/components/Segmented'
import { Select } from '../../base/components/Select'
import { formatGroup } from '../../base/format'
import { groupWords } from '../../base/group-word'
import styles from '../../parts/compare/compare.module.css'
import { SetSelect, useSetChoice } from '../../parts/compare/SetSelect'
import { compareWords } from '../../parts/compare/words'
import type { LookSettings } from '../../state/look-schema'
import { fromDateText, type TimeScale, toDateText } from '../times'
import { sequenceWords } from '../words'
import type { Comparable, CompareBy, Period, Sides } from './sides'

const words = sequenceWords.compare

type Change = (change: Partial<NonNullable<LookSettings['compare']>>) => void

/** A day, or a number where times are numbers. */
function Moment({
  label,
  value,
  span,
  scale,
  onChange,
}: {
  label: string
  value: number
  span: { from: number; to: number }
  scale: TimeScale
  onChange(value: number): void
}) {
  if (scale === 'number') {
    return (
      <NumberField
        label={label}
        hideLabel
        value={value}
        onChange={(next) => {
          if (next !== null) onChange(next)
        }}
      />
    )
  }
  return (
    <input
      type="date"
      aria-label={label}
      className={styles.date}
      value={toDateText(value)}
      min={toDateText(span.from)}
      max={toDateText(span.to)}
      onChange={(event) => {
        const next = fromDateText(event.target.value)
        if (next !== null) onChange(next)
      }}
    />
  )
}

function PeriodFields({
  name,
  period,
  span,
  scale,
  onChange,
}: {
  name: string
  period: Period
  span: { from: number; to: number }
  scale: TimeScale
  onChange(period: Period): void
}) {
  return (
    <div className={styles.period}>
      <b>{name}</b>
      <Moment
        label={words.from(name)}
        value={period.from}
        span={span}
        scale={scale}
        onChange={(from) => onChange({ ...period, from })}
      />
      <span>–</span>
      <Moment
        label={words.to(name)}
        value={period.to}
        span={span}
        scale={scale}
        onChange={(to) => onChange({ ...period, to })}
      />
    </div>
  )
}

/** Whom to compare with whom. */
export function CompareControls({
  sides,
  comparable,
  groupColumn,
  change,
}: {
  sides: Sides
  comparable: Comparable
  groupColumn: string | null
  change: Change
}) {
  const { groups, span, scale, sets } = comparable
  const chosen = useSetChoice(sets)
  if (sides.by === null) return null
  const ways: { id: CompareBy; label: string }[] = [
    ...(groups.length > 1 ? [{ id: 'group' as const, label: words.byGroup(groupWords(groupColumn)) }] : []),
    ...(span !== null && scale !== 'none' ? [{ id: 'period' as const, label: words.byPeriod }] : []),
    ...(sets.length > 0 || sides.by === 'set' ? [{ id: 'set' as const, label: compareWords.bySet }] : []),
  ]
  const options = groups.map((group, at) => ({ id: String(at), label: formatGroup(group) }))
  const groupBox = (side: 'a' | 'b', chosen: string | null) => (
    <Select
      label={words[side]}
      value={String(groups.indexOf(chosen))}
      options={options}
      onChange={(id) => change({ [side]: { groups: [groups[Number(id)] ?? null] } })}
    />
  )
  return (
    <>
      {ways.length > 1 && (
        <Segmented<CompareBy>
          label={words.by}
          value={sides.by}
          options={ways}
          onChange={(by) =>
            change(by === 'set' && sets[0] ? chosen(sets[0].id) : { by, a: undefined, b: undefined, origin: undefined })
          }
        />
      )}
      {sides.by === 'set' && <SetSelect side={sides} sets={sets} change={change} />}
      {sides.by === 'group' && groupBox('a', sides.a)}
      {sides.by === 'group' && groupBox('b', sides.b)}
      {sides.by === 'period' &&
        span !== null &&
        (['a', 'b'] as const).map((side) => (
          <PeriodFields
            key={side}
            name={words[side]}
            period={sides[side]}
            span={span}
            scale={scale}
            onChange={(period) => change({ by: 'period', [side]: period })}
          />
        ))}
    </>
  )
}
