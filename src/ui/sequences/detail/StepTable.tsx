import type { Funnel } from '../../../workers/sequences/types'
import { formatCount, formatPercent } from '../../base/format'
import blocks from '../../parts/results/detail/detail.module.css'
import { funnelRows, type OnFunnel, timeText } from '../funnel/rows'
import { stepName } from '../path'
import { formatSpan, type TimeScale } from '../times'
import { sequenceWords } from '../words'
import styles from './detail.module.css'

const words = sequenceWords.detail

/** Each step of the path: who comes, who goes on, who drops off, and how long it takes. */
export function StepTable({
  funnel,
  scale,
  onShow,
}: {
  funnel: Funnel
  scale: TimeScale
  /** Shows whom a number counts; absent where nobody is known. */
  onShow: ((on: OnFunnel) => void) | null
}) {
  const rows = funnelRows(funnel)
  return (
    <section className={blocks.block}>
      <h3>{words.steps}</h3>
      <table className={styles.steps}>
        <thead>
          <tr>
            <th scope="col">{words.table.step}</th>
            <th scope="col">{words.table.customers}</th>
            <th scope="col">{words.table.goOn}</th>
            <th scope="col">{words.table.dropped}</th>
            {scale !== 'none' && <th scope="col">{words.table.time}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path may come back to the same step
            <tr key={at}>
              <th scope="row" title={stepName(row.step)}>
                {stepName(row.step)}
                <i aria-hidden="true" style={{ inlineSize: `${(row.ofFirst || 0) * 100}%` }} />
              </th>
              <td>
                <Counted count={row.customers} show={onShow && (() => onShow({ at, dropped: false }))} />
              </td>
              <td>{rows[at + 1] ? formatPercent(rows[at + 1]?.ofPrevious ?? Number.NaN) : words.droppedLast}</td>
              <td className={styles.lost}>
                {rows[at + 1] && row.droppedOff > 0 ? (
                  <Counted count={row.droppedOff} show={onShow && (() => onShow({ at, dropped: true }))} />
                ) : (
                  words.droppedLast
                )}
              </td>
              {scale !== 'none' && (
                <td title={timeText(row, scale)}>
                  {at === 0 ? words.droppedLast : formatSpan(row.median, scale)}
                  {at > 0 && Number.isFinite(row.median) && (
                    <small>
                      {formatSpan(row.q25, scale)} – {formatSpan(row.q75, scale)}
                    </small>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Counted({ count, show }: { count: number; show: (() => void) | null }) {
  if (!show) return formatCount(count)
  return (
    <button type="button" onClick={show}>
      {formatCount(count)}
    </button>
  )
}
