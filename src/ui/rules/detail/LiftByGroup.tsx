import { useId, useState } from 'react'
import type { GroupLift } from '../../../workers/protocol'
import { Button } from '../../components/Button'
import { classNames } from '../../components/class-names'
import { formatCount } from '../../components/format'
import { Segmented } from '../../components/Segmented'
import { VisuallyHidden } from '../../components/VisuallyHidden'
import { formatRatio } from '../../results/format'
import { rulesWords as words } from '../../words/rules'
import styles from './detail.module.css'
import { type LiftSort, liftAxis, orderGroups } from './lift-order'

const SORTS: readonly LiftSort[] = ['lift', 'baskets', 'name']
const FIRST = 8
const WIDTH = 200
/** Keeps dots at the ends whole. */
const EDGE = 4

function Interval({ lift, at }: { lift: GroupLift; at(value: number): number }) {
  const x = (value: number) => EDGE + at(value) * (WIDTH - 2 * EDGE)
  return (
    <svg className={styles.interval} viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <line className={styles.chance} x1={x(1)} x2={x(1)} y1={0} y2={16} />
      {lift.thin ? (
        <rect
          className={styles.thin}
          x={x(lift.low)}
          width={Math.max(2, x(lift.high) - x(lift.low))}
          y={4}
          height={8}
        />
      ) : (
        <>
          <line className={styles.span} x1={x(lift.low)} x2={x(lift.high)} y1={8} y2={8} />
          <line className={styles.point} x1={x(lift.lift)} x2={x(lift.lift)} y1={8} y2={8} />
        </>
      )}
    </svg>
  )
}

function Row({
  lift,
  name,
  at,
  kind,
}: {
  lift: GroupLift
  name: string
  at(value: number): number
  kind?: string | undefined
}) {
  const numbers = `${formatRatio(lift.low)} – ${formatRatio(lift.high)}`
  return (
    <tr
      className={classNames(kind, lift.thin && styles.unsure)}
      title={`${words.detail.inBaskets(lift.both, lift.baskets)}\n${lift.thin ? words.detail.thin : numbers}`}
    >
      <th scope="row">{name}</th>
      <td className={styles.picture}>
        <Interval lift={lift} at={at} />
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
}: {
  overall: GroupLift
  groups: readonly GroupLift[]
  /** The group of the rule; undefined when it is about all of them. */
  current: string | null | undefined
  word: string
}) {
  const [sort, setSort] = useState<LiftSort>('lift')
  const [all, setAll] = useState(false)
  const title = useId()
  const at = liftAxis([overall, ...groups])
  const ordered = orderGroups(groups, sort)
  const shown = all ? ordered : ordered.filter((lift, place) => place < FIRST || lift.group === current)
  return (
    <section className={styles.block} aria-labelledby={title}>
      <div className={styles.heading}>
        <h3 id={title}>
          {words.detail.liftPer(word)} <span>{words.detail.interval}</span>
        </h3>
        <Segmented<LiftSort>
          label={words.detail.sortBy}
          hideLabel
          value={sort}
          options={SORTS.map((id) => ({ id, label: words.detail.sorts[id] }))}
          onChange={setSort}
        />
      </div>
      <table className={styles.lifts}>
        <thead>
          <tr>
            <th scope="col">{word}</th>
            <th scope="col" aria-hidden="true" />
            <th scope="col">{words.metrics.lift.label}</th>
            <th scope="col">{words.detail.interval}</th>
          </tr>
        </thead>
        <tbody>
          <Row lift={overall} name={words.allGroups} at={at} kind={styles.overall} />
          {shown.map((lift) => (
            <Row
              key={lift.group ?? ''}
              lift={lift}
              name={words.group(lift.group)}
              at={at}
              kind={lift.group === current ? styles.current : undefined}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {groups.some((lift) => lift.thin) && <span>{words.detail.thinNote(word)}</span>}
        {groups.length > FIRST && (
          <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
            {all ? words.detail.showFewer : words.detail.showAll(formatCount(groups.length))}
          </Button>
        )}
      </p>
    </section>
  )
}
