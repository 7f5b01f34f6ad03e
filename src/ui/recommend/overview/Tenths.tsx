import { useId } from 'react'
import { formatPercent } from '../../components/format'
import { recommendWords as words } from '../../words/recommend'
import styles from './overview.module.css'

/** How recommendations are spread over what sells much and what sells little: a picture that is also a table. */
export function Tenths({ shares }: { shares: readonly number[] }) {
  const title = useId()
  const even = 1 / shares.length
  const most = Math.max(even, ...shares)
  return (
    <section className={styles.block} aria-labelledby={title}>
      <h3 id={title}>{words.overview.tenths}</h3>
      <p className={styles.note}>{words.overview.tenthsNote}</p>
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
              <td>{formatPercent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
