import { formatPercent } from '../../base/format'
import { recommendWords as words } from '../words'
import { Block } from './Block'
import { barsDrawing } from './drawings'
import styles from './overview.module.css'

/** How recommendations are spread over what sells much and what sells little: a picture that is also a table. */
export function Tenths({ jobId, shares }: { jobId: string; shares: readonly number[] }) {
  const even = 1 / shares.length
  const most = Math.max(even, ...shares)
  return (
    <Block
      title={words.overview.tenths}
      note={words.overview.tenthsNote}
      name="basketeer-recommendation-shares"
      jobId={jobId}
      drawing={(look) =>
        barsDrawing(
          look,
          { title: words.overview.tenths, subtitle: words.overview.tenthsNote },
          [words.overview.share],
          shares.map((share, at) => ({
            name: words.overview.tenthName(at),
            length: share,
            mark: even,
            texts: [formatPercent(share, 1)],
          })),
        )
      }
      figures={() => [
        { name: words.overview.tenth, texts: shares.map((_, at) => words.overview.tenthName(at)) },
        { name: words.overview.share, numbers: shares },
      ]}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.overview.tenth}</th>
            <td />
            <th scope="col">{words.overview.share}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tenth is its place
            <tr key={at}>
              <th scope="row">{words.overview.tenthName(at)}</th>
              <td className={styles.bars}>
                <span>
                  <i style={{ inlineSize: `${(100 * share) / most}%` }} />
                  <u style={{ insetInlineStart: `${(100 * even) / most}%` }} />
                </span>
              </td>
              <td>{formatPercent(share, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
