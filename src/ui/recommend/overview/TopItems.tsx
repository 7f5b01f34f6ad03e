import type { RecommendationOverview } from '../../../workers/recommend/types'
import { formatCount } from '../../base/format'
import { recommendWords as words } from '../words'
import { Block } from './Block'
import { barsDrawing } from './drawings'
import styles from './overview.module.css'

/** The items that most customers are recommended, against how many have them already. */
export function TopItems({
  jobId,
  top,
  customers,
}: Pick<RecommendationOverview, 'top' | 'customers'> & { jobId: string }) {
  const most = Math.max(1, ...top.flatMap((item) => [item.lists, item.customers]))
  const width = (count: number) => `${(100 * count) / most}%`
  return (
    <Block
      title={words.overview.top}
      note={words.overview.topNote}
      name="basketeer-recommended-items"
      jobId={jobId}
      drawing={(look) =>
        barsDrawing(
          look,
          { title: words.overview.top, subtitle: words.overview.topNote },
          [words.overview.lists, words.overview.have],
          top.map(({ item, lists, customers: having }) => ({
            name: item,
            length: lists,
            mark: having,
            texts: [formatCount(lists), formatCount(having)],
          })),
        )
      }
      figures={() => [
        { name: words.overview.item, texts: top.map(({ item }) => item) },
        { name: words.overview.lists, numbers: top.map(({ lists }) => lists) },
        { name: words.overview.have, numbers: top.map(({ customers: having }) => having) },
      ]}
    >
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
    </Block>
  )
}
