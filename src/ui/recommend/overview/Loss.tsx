import { useState } from 'react'
import type { RecommendationOverview } from '../../../workers/recommend/types'
import { formatRatio } from '../../base/cell-format'
import { Select } from '../../base/components/Select'
import { formatCompact, formatCount, formatGroup } from '../../base/format'
import { recommendWords as words } from '../words'
import { Block } from './Block'
import { linesDrawing } from './drawings'
import styles from './overview.module.css'

const HEIGHT = 72

/** How the error of a model fell while it was trained, as a line and as a table. */
export function Loss({
  jobId,
  models,
  grouped,
}: {
  jobId: string
  models: RecommendationOverview['loss']
  grouped: boolean
}) {
  const [chosen, choose] = useState(0)
  const { group, values, heldOut } = models[chosen] ?? { group: null, values: [], heldOut: [] }
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined) return null
  const label = words.overview.lossLabel(values.length, formatCompact(first), formatCompact(last))
  return (
    <Block
      title={words.overview.loss}
      note={words.overview.lossNote}
      name="basketeer-training"
      jobId={jobId}
      drawing={(look) =>
        linesDrawing(
          look,
          { title: words.overview.loss, subtitle: grouped ? words.overview.lossOf(formatGroup(group)) : label },
          [
            {
              name: words.overview.error,
              values,
              color: look.accent,
              ends: [formatCompact(first), formatCompact(last)],
            },
            ...(heldOut.length === 0
              ? []
              : [
                  {
                    name: words.overview.heldOut,
                    values: heldOut,
                    color: look.kinds[1] ?? look.ink,
                    dashed: true,
                    ends: [formatRatio(heldOut[0] ?? Number.NaN), formatRatio(heldOut.at(-1) ?? Number.NaN)] as const,
                  },
                ]),
          ],
        )
      }
      figures={() => [
        { name: words.overview.iteration, numbers: values.map((_, at) => at + 1) },
        { name: words.overview.error, numbers: values },
        ...(heldOut.length > 0 ? [{ name: words.overview.heldOut, numbers: heldOut }] : []),
      ]}
    >
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
        aria-label={label}
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
    </Block>
  )
}

/** Each line on a scale of its own: errors over all pairs and over a few are no common measure. */
function line(values: readonly number[]): string {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  return values.map((value, at) => `${at},${HEIGHT - (HEIGHT * (value - low)) / span}`).join(' ')
}
