import { useId } from 'react'
import type { RecommendationOverview } from '../../../workers/protocol/recommendations'
import { formatCount } from '../../components/format'
import { recommendWords as words } from '../../words/recommend'
import styles from './overview.module.css'

/** The items that most customers are recommended, against how many have them already. */
export function TopItems({ top, customers }: Pick<RecommendationOverview, 'top' | 'customers'>) {
  const title = useId()
  const most = Math.max(1, ...top.flatMap((item) => [item.lists, item.customers]))
  const width = (count: number) => `${(100 * count) / most}%`
  return (
    <section className={styles.block} aria-labelledby={title}>
      <h3 id={title}>{words.overview.top}</h3>
      <p className={styles.note}>{words.overview.topNote}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.overview.item}</th>
            <td />
            <th scope="col">{words.overview.lists}</th>
            <th scope="col">{words.overview.have}</th>
          </tr>
        </thead>
        <tbody>
          {top.map(({ item, lists, customers: having }) => (
            <tr key={item}>
              <th scope="row" title={item}>
                {item}
              </th>
              <td className={styles.bars}>
                <span>
                  <i style={{ inlineSize: width(lists) }} />
                  <u style={{ insetInlineStart: width(having) }} />
                </span>
              </td>
              <td title={words.overview.ofCustomers(lists, customers)}>{formatCount(lists)}</td>
              <td className={styles.quiet} title={words.overview.ofCustomers(having, customers)}>
                {formatCount(having)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
