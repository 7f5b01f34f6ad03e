import { useQuery } from '@tanstack/react-query'
import { Fragment, useId, useState } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { RuleMoney } from '../../../workers/rules/types'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { formatCount, formatList } from '../../base/format'
import { createMoney } from '../../base/money'
import { moneyTold } from '../../base/money-told'
import { lacksLines } from '../../parts/needs-data/data-offer'
import { LacksData } from '../../parts/needs-data/NeedsData'
import { DetailTable } from '../../parts/results/detail/DetailTable'
import blocks from '../../parts/results/detail/detail.module.css'
import { outsideMoneyWords } from '../../parts/results/OutsideMoney'
import { useMoneyMeaning } from '../../parts/results/use-money-meaning'
import { useWorkspace } from '../../state/workspace'
import { useRuleQueries } from '../use-rules'
import { ruleWords } from '../words'
import styles from './SidesMoney.module.css'

/** Larger files are gone through again only when somebody asks. */
const AT_ONCE_ROWS = 3_000_000

interface Sides {
  left: readonly string[]
  right: readonly string[]
}

/** Revenue, and margin where it is known, of both sides of a rule. */
export function SidesMoney({ job, index, ...sides }: { job: Job; index: number } & Sides) {
  const words = ruleWords.money
  const title = useId()
  const { told, perUnit, rows } = useMoneyMeaning(job)
  const [asked, setAsked] = useState(false)
  const wanted = told && (asked || rows <= AT_ONCE_ROWS)
  const { data, error } = useQuery({ ...useRuleQueries().money(job.jobId, [index], perUnit), enabled: wanted })
  if (!told || data === null) return null
  if (lacksLines(error)) return <LacksData />
  const known = data?.rules[0]?.index === index ? data : undefined
  return (
    <section className={blocks.block} aria-labelledby={title}>
      <h3 id={title}>{words.title}</h3>
      {!wanted && (
        <Button size="small" onPress={() => setAsked(true)}>
          {words.ask}
        </Button>
      )}
      {error && <ErrorNotice error={error} />}
      {wanted && !known && !error && <div className={blocks.waiting} />}
      {known && <MoneyTable job={job} money={known} {...sides} />}
    </section>
  )
}

function MoneyTable({
  job,
  money: { valueScale, margin, outsideMoney, rules },
  left,
  right,
}: { job: Job; money: RuleMoney } & Sides) {
  const words = ruleWords.money
  const { roles, currency: own } = job.recipe.data
  const asked = useWorkspace((w) => w.recipe.data.currency)
  const money = createMoney(roles.value ?? null, valueScale ?? undefined, asked ?? own)
  const rule = rules[0]
  if (!rule) return null
  const sorts = [
    ...(rule.antecedent.together.paid === null ? [] : [{ id: 'paid' as const, label: words.revenue }]),
    ...(margin ? [{ id: 'earned' as const, label: words.margin }] : []),
  ]
  const scopes = ['together', 'anywhere'] as const
  return (
    <>
      <DetailTable head={[words.side, words.in, ...sorts.map(({ label }) => label)]}>
        {(
          [
            [left, rule.antecedent],
            [right, rule.consequent],
          ] as const
        ).map(([items, side]) => (
          <Fragment key={items.join('\u0000')}>
            <tr className={styles.side}>
              <th scope="rowgroup" colSpan={2 + sorts.length} title={formatList(items)}>
                {formatList(items)}
              </th>
            </tr>
            {scopes.map((scope) => (
              <tr key={scope}>
                <th scope="row">{words[scope]}</th>
                <td>{formatCount(side[scope].baskets)}</td>
                {sorts.map(({ id }) => (
                  <td key={id}>{money.about(side[scope][id] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </DetailTable>
      <p className={blocks.note}>
        <span>
          {outsideMoney && outsideMoneyWords(outsideMoney, job.recipe.data)} {words.note}{' '}
          {margin && moneyTold(roles).paid && moneyTold(roles).sentence}
        </span>
      </p>
    </>
  )
}
