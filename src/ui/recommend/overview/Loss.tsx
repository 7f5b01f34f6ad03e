import { useId, useState } from 'react'
import type { RecommendationOverview } from '../../../workers/protocol/recommendations'
import { formatCompact, formatCount, formatGroup } from '../../components/format'
import { Select } from '../../components/Select'
import { formatRatio } from '../../results/format'
import { recommendWords as words } from '../../words/recommend'
import styles from './overview.module.css'

const HEIGHT = 72

/** How the error of a model fell while it was trained, as a line and as a table. */
export function Loss({ models, grouped }: { models: RecommendationOverview['loss']; grouped: boolean }) {
  const title = useId()
  const [chosen, choose] = useState(0)
  const { values, heldOut } = models[chosen] ?? { values: [], heldOut: [] }
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined) return null
  return (
    <section className={styles.block} aria-labelledby={title}>
      <h3 id={title}>{words.overview.loss}</h3>
      <p className={styles.note}>{words.overview.lossNote}</p>
      {grouped && models.length > 1 && (
        <Select
          label={words.overview.model}
          value={String(chosen)}
          options={models.map(({ group }, at) => ({ id: String(at), label: formatGroup(group) }))}
          onChange={(id) => choose(Number(id))}
        />
      )}
      <svg
        className={styles.loss}
        viewBox={`0 -2 ${Math.max(1, values.length - 1)} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.overview.lossLabel(values.length, formatCompact(first), formatCompact(last))}
      >
        <polyline points={line(values)} />
        {heldOut.length > 0 && <polyline data-held-out="" points={line(heldOut)} />}
      </svg>
      <p className={styles.ends}>
        <span>{formatCompact(first)}</span>
        <span>{formatCompact(last)}</span>
      </p>
      <details>
        <summary>{words.overview.asTable}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.overview.iteration}</th>
              <th scope="col">{words.overview.error}</th>
              {heldOut.length > 0 && <th scope="col">{words.overview.heldOut}</th>}
            </tr>
          </thead>
          <tbody>
            {values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an iteration is its place
              <tr key={at}>
                <th scope="row">{formatCount(at + 1)}</th>
                <td>{formatCount(value)}</td>
                {heldOut.length > 0 && <td>{formatRatio(heldOut[at] ?? Number.NaN)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** Each line on a scale of its own: errors over all pairs and over a few are no common measure. */
function line(values: readonly number[]): string {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  return values.map((value, at) => `${at},${HEIGHT - (HEIGHT * (value - low)) / span}`).join(' ')
}
