import { ArrowDown, ArrowUp, HeartHandshake } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { SortKey } from '../../workers/protocol/query'
import { formatCell } from '../base/cell-format'
import { classNames } from '../base/components/class-names'
import { IconButton } from '../base/components/IconButton'
import { Tooltip } from '../base/components/Tooltip'
import { VisuallyHidden } from '../base/components/VisuallyHidden'
import { useWidth } from '../base/use-width'
import { COMPACT_WIDTH } from '../parts/results/fit-columns'
import { nextSort, type Sorts, sortOf } from '../parts/results/sort'
import { HitBar } from './HitBar'
import styles from './judge.module.css'
import { wayMeasures } from './measures'
import { WayCell } from './WayCell'
import { bestOf, MEASURES, type Measure, type Way } from './ways'
import { judgeWords as words } from './words'

interface WaysTableProps {
  /** In the order asked for. */
  ways: readonly Way[]
  /** Hit rate of the better of the simple ways. */
  rival: number
  holdOut: number
  sort: readonly SortKey[]
  onSort(sort: SortKey[]): void
  /** Null in a frame, where nothing else is asked. */
  onRecommend: ((way: Way) => void) | null
}

/** Below, one of the two measures that say nearly the same has to go. */
const NARROW_WIDTH = 780

const OTHERS = MEASURES.filter((name) => name !== 'hit_rate')

/** All ways side by side; where there is no room, the smaller numbers stand below their way. */
export function WaysTable(props: WaysTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const compact = width < COMPACT_WIDTH
  const narrow = width < NARROW_WIDTH
  const { ways, rival, holdOut, sort, onSort, onRecommend } = props
  const columns = compact ? [] : OTHERS.filter((name) => name !== 'map' || !narrow)
  const best = bestOf(ways, write)
  const alone = ways.filter(({ tied }) => tied).length === 1
  const reach = Math.max(...ways.map(({ high }) => high), 0.001)
  const head = (id: string, sorts: Sorts, { means, label }: { means: string; label: string }) => (
    <Head key={id} id={id} label={label} means={means} sorts={sorts} sort={sort} onSort={onSort} />
  )
  const number = (way: Way, name: Measure) => <Value name={name} value={way.measures[name]} best={best[name]} />
  return (
    <div ref={box}>
      {width > 0 && (
        <table className={styles.table} data-compact={compact} data-narrow={narrow}>
          <caption>
            <VisuallyHidden>{words.table}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              {head('factors', 'up', { means: words.wayMeans, label: words.way })}
              {(['hit_rate', ...columns] as const).map((name) =>
                head(name, wayMeasures[name].sorts, words.measures[name]),
              )}
              <td />
            </tr>
          </thead>
          {ways.map((way) => (
            <tbody key={way.index} data-simple={way.settings === null}>
              <tr>
                <th scope="row">
                  <WayCell way={way} alone={alone} />
                </th>
                <td className={styles.hits}>
                  <span>
                    {number(way, 'hit_rate')}
                    {!narrow && <small>{words.range(way.low, way.high)}</small>}
                  </span>
                  <HitBar way={way} reach={reach} rival={rival} />
                </td>
                {columns.map((name) =>
                  name === 'recall' && holdOut === 1 ? (
                    <td key={name} className={styles.same}>
                      {words.sameAsHits}
                    </td>
                  ) : (
                    <td key={name}>{number(way, name)}</td>
                  ),
                )}
                <td className={styles.action}>{onRecommend && <Recommend way={way} onRecommend={onRecommend} />}</td>
              </tr>
              {compact && (
                <tr>
                  <td colSpan={3} className={styles.facts}>
                    {OTHERS.filter((name) => name !== 'recall' || holdOut > 1).map((name) => (
                      <span key={name}>
                        {words.measures[name].label} {number(way, name)}
                      </span>
                    ))}
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      )}
    </div>
  )
}

function Recommend({ way, onRecommend }: { way: Way; onRecommend(way: Way): void }) {
  return (
    <IconButton label={words.recommendWith(way)} onPress={() => onRecommend(way)}>
      <HeartHandshake aria-hidden="true" />
    </IconButton>
  )
}

const write = (name: Measure, value: number) => formatCell(wayMeasures[name].number, value)

function Value({ name, value, best }: { name: Measure; value: number; best: string | null }): ReactNode {
  const text = write(name, value)
  if (text !== best) return text
  return (
    <b className={styles.best}>
      {text}
      <VisuallyHidden> {words.bestOfColumn}</VisuallyHidden>
    </b>
  )
}

function Head({
  id,
  label,
  means,
  sorts,
  sort,
  onSort,
}: Pick<WaysTableProps, 'sort' | 'onSort'> & { id: string; label: string; means: string; sorts: Sorts }) {
  const sorted = sortOf(sort, id)
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
      className={classNames(id === 'factors' && styles.first, id === 'hit_rate' && styles.hitHead)}
    >
      <Tooltip text={means}>
        <AriaButton className={styles.head ?? ''} onPress={() => onSort(nextSort(sort, { id, sorts }, false))}>
          {label}
          {sorted && <Arrow aria-hidden="true" />}
        </AriaButton>
      </Tooltip>
    </th>
  )
}
