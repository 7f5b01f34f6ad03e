import type { RuleDetail } from '../../../workers/rules/types'
import { VisuallyHidden } from '../../base/components/VisuallyHidden'
import { formatCount, formatList, formatNumber } from '../../base/format'
import blocks from '../../parts/results/detail/detail.module.css'
import type { RuleFacts } from '../sentence'
import { ruleWords as words } from '../words'
import styles from './detail.module.css'

/** Baskets with and without each side. All other numbers come from these four. */
export function TwoByTwo({ detail, facts }: { detail: RuleDetail; facts: RuleFacts }) {
  const { both, onlyAntecedent, onlyConsequent, neither, baskets } = detail
  const left = formatList(facts.antecedents)
  const right = formatList(facts.consequents)
  const expected = facts.byChance < 10 ? formatNumber(facts.byChance, 1) : formatCount(facts.byChance)
  return (
    <figure className={blocks.block}>
      <table className={styles.two}>
        <VisuallyHidden as="caption">{words.detail.table}</VisuallyHidden>
        <thead>
          <tr>
            <td />
            <th scope="col" title={right}>
              {right}
            </th>
            <th scope="col" title={words.detail.without(right)}>
              {words.detail.without(right)}
            </th>
            <th scope="col">{words.detail.total}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" title={left}>
              {left}
            </th>
            <td className={styles.hit}>{formatCount(both)}</td>
            <td>{formatCount(onlyAntecedent)}</td>
            <td className={styles.sum}>{formatCount(both + onlyAntecedent)}</td>
          </tr>
          <tr>
            <th scope="row" title={words.detail.without(left)}>
              {words.detail.without(left)}
            </th>
            <td>{formatCount(onlyConsequent)}</td>
            <td>{formatCount(neither)}</td>
            <td className={styles.sum}>{formatCount(onlyConsequent + neither)}</td>
          </tr>
          <tr>
            <th scope="row">{words.detail.total}</th>
            <td className={styles.sum}>{formatCount(both + onlyConsequent)}</td>
            <td className={styles.sum}>{formatCount(onlyAntecedent + neither)}</td>
            <td className={styles.sum}>{formatCount(baskets)}</td>
          </tr>
        </tbody>
      </table>
      <figcaption className={blocks.note}>{words.detail.byChance(expected)}</figcaption>
    </figure>
  )
}
