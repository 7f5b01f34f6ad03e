import { useId, useState } from 'react'
import type { GroupLift } from '../../../workers/rules/types'
import { formatRatio } from '../../base/cell-format'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { Segmented } from '../../base/components/Segmented'
import { VisuallyHidden } from '../../base/components/VisuallyHidden'
import { formatCount, formatGroup } from '../../base/format'
import { basketMeasures } from '../../parts/results/basket-measures'
import blocks from '../../parts/results/detail/detail.module.css'
import { ruleWords as words } from '../words'
import styles from './detail.module.css'
import { type LiftSort, liftAxis, orderGroups } from './lift-order'

const SORTS: readonly LiftSort[] = ['lift', 'baskets', 'name']
const FIRST = 8
/** Keeps dots at the ends whole, in percent of the width. */
const EDGE = 2

function Interval({ lift, at, hatch }: { lift: GroupLift; at(value: number): number; hatch: string }) {
  const place = (value: number) => EDGE + at(value) * (100 - 2 * EDGE)
  const x = (value: number) => `${place(value)}%`
  const width = `${Math.max(2, place(lift.high) - place(lift.low))}%`
  return (
    <svg className={styles.interval} aria-hidden="true">
      <line className={styles.chance} x1={x(1)} x2={x(1)} y1={0} y2={21} />
      {lift.thin ? (
        <rect x={x(lift.low)} width={width} y={6} height={9} fill={`url(#${hatch})`} />
      ) : (
        <>
          <line className={styles.span} x1={x(lift.low)} x2={x(lift.high)} y1={10.5} y2={10.5} />
          <circle className={styles.point} cx={x(lift.lift)} cy={10.5} r={3.5} />
        </>
      )}
    </svg>
  )
}

/** Drawn once, used by every row with too few baskets. */
function Hatch({ id }: { id: string }) {
  return (
    <svg className={styles.hatch} aria-hidden="true">
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2={4} className={styles.hatchLine} />
      </pattern>
    </svg>
  )
}

interface Scale {
  at(value: number): number
  /** Id of the hatching. */
  hatch: string
}

function Row({ lift, name, scale, kind }: { lift: GroupLift; name: string; scale: Scale; kind?: string | undefined }) {
  const numbers = `${formatRatio(lift.low)} – ${formatRatio(lift.high)}`
  return (
    <tr
      className={classNames(kind, lift.thin && styles.unsure)}
      title={`${words.detail.inBaskets(lift.both, lift.baskets)}\n${lift.thin ? words.detail.thin : numbers}`}
    >
      <th scope="row">{name}</th>
      <td className={styles.picture}>
        <Interval lift={lift} {...scale} />
      </td>
      <td className={styles.value}>{lift.both === 0 ? '0' : formatRatio(lift.lift)}</td>
      <td className={styles.value}>
        <VisuallyHidden>{lift.thin ? words.detail.thin : numbers}</VisuallyHidden>
      </td>
    </tr>
  )
}

/** Lift in each group with its interval: a picture that is also a table. */
export function LiftByGroup({
  overall,
  groups,
  current,
  word,
  partial,
}: {
  overall: GroupLift | null
  groups: readonly GroupLift[]
  /** The group of the rule; undefined when it is about all of them. */
  current: string | null | undefined
  word: string
  /** Only those in which the rule was found are known. */
  partial: boolean
}) {
  const [sort, setSort] = useState<LiftSort>('lift')
  const [all, setAll] = useState(false)
  const title = useId()
  const scale: Scale = { at: liftAxis([...(overall ? [overall] : []), ...groups]), hatch: useId() }
  const ordered = orderGroups(groups, sort)
  const shown = all ? ordered : ordered.filter((lift, place) => place < FIRST || lift.group === current)
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <div className={styles.heading}>
        <h3 id={title}>{words.detail.liftPer(word)}</h3>
        <Segmented<LiftSort>
          label={words.detail.sortBy}
          hideLabel
          value={sort}
          options={SORTS.map((id) => ({ id, label: words.detail.sorts[id] }))}
          onChange={setSort}
        />
      </div>
      <Hatch id={scale.hatch} />
      <table className={styles.lifts}>
        <VisuallyHidden as="thead">
          <tr>
            <th scope="col">{word}</th>
            <td />
            <th scope="col">{basketMeasures.lift.label}</th>
            <th scope="col">{words.detail.interval}</th>
          </tr>
        </VisuallyHidden>
        <tbody>
          {overall && <Row lift={overall} name={words.detail.allGroups} scale={scale} kind={styles.overall} />}
          {shown.map((lift) => (
            <Row
              key={lift.group ?? ''}
              lift={lift}
              name={formatGroup(lift.group)}
              scale={scale}
              kind={lift.group === current ? styles.current : undefined}
            />
          ))}
        </tbody>
      </table>
      <p className={blocks.note}>
        <span>
          {words.detail.intervalNote} {partial && words.detail.foundNote}{' '}
          {groups.some((lift) => lift.thin) && words.detail.thinNote(word)}
        </span>
        {groups.length > FIRST && (
          <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
            {all ? words.detail.showFewer : words.detail.showAll(formatCount(groups.length))}
          </Button>
        )}
      </p>
    </section>
  )
}
