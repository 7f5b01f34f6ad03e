import { useQueries } from '@tanstack/react-query'
import { FileDown, X } from 'lucide-react'
import type { Job } from '../../../workers/protocol/jobs'
import type { GridQuery } from '../../../workers/protocol/query'
import type { ResultRow } from '../../../workers/protocol/result'
import { labelsIn } from '../../base/cells'
import { Button } from '../../base/components/Button'
import { EmptyState } from '../../base/components/EmptyState'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { IconButton } from '../../base/components/IconButton'
import { NumberField } from '../../base/components/NumberField'
import { Select } from '../../base/components/Select'
import { saveFile } from '../../base/components/save-file'
import { formatGroup, formatList, formatPercent } from '../../base/format'
import { Loading } from '../../base/Loading'
import { locale } from '../../base/language'
import { moneyTold } from '../../base/money-told'
import { Sentence } from '../../base/Sentence'
import { sentenceText } from '../../base/sentence-parts'
import { lacksLines } from '../../parts/needs-data/data-offer'
import { NeedsData } from '../../parts/needs-data/NeedsData'
import { useResultQueries, useTopRows } from '../../parts/results/use-grid-rows'
import { recipeFacts } from '../../run/recipe-facts'
import { bundleName } from '../bundle-name'
import { useBundleQueries } from '../use-bundles'
import { FIRST_CUT, MOST_COMPARED, useCompared } from '../use-compared'
import { useMoney } from '../use-money'
import { utilityWords } from '../words'
import styles from './Prices.module.css'
import { pricePage } from './price-page'
import { leastAsked, type PricedBundle, sideBlocks } from './side-by-side'

const OFFERED = 100
const FIRST_BUNDLES = 3

const nameOf = (row: ResultRow, group: string | null) => {
  const name = bundleName(labelsIn(row.cells['itemset']))
  return group === null ? name : `${name}, ${utilityWords.prices.where(formatGroup(row.cells[group] as string | null))}`
}

/** The rows that stand side by side: those chosen, or the first that earn something. */
function useRows(job: Job, query: GridQuery, chosen: readonly number[] | undefined) {
  const { rows: top } = useTopRows(job.jobId, query, OFFERED)
  const earning = top.filter(({ cells }) => Number(cells['utility']) > 0)
  const indices = (chosen ?? earning.slice(0, FIRST_BUNDLES).map(({ index }) => index)).filter(
    (index) => index < (job.result?.rows ?? 0),
  )
  return { top: earning, indices }
}

/** A price cut tried on several bundles side by side. */
export default function Prices({ job, query }: { job: Job; query: GridQuery }) {
  const words = utilityWords.prices
  const { jobId, recipe } = job
  const { rows: chosen, cut = FIRST_CUT, expected, change } = useCompared()
  const { top, indices } = useRows(job, query, chosen)
  const money = useMoney(jobId)
  const queries = useBundleQueries()
  const results = useResultQueries()
  const group = job.result?.groupColumn ?? null
  const rows = useQueries({ queries: indices.map((index) => results.rowsAt(jobId, [index])) })
  const answers = useQueries({ queries: indices.map((index) => queries.price(jobId, index, { percent: cut })) })
  const bundles = indices.flatMap((index, at): PricedBundle[] => {
    const row = rows[at]?.data?.[0]
    const answer = answers[at]?.data
    if (!row || !answer) return []
    const where = group === null ? undefined : formatGroup(row.cells[group] as string | null)
    return [{ index, items: labelsIn(row.cells['itemset']), group: where, answer }]
  })
  const error = answers.find((answer) => answer.error)?.error
  const blocks = sideBlocks(bundles, cut, expected, money)
  const { sentence } = moneyTold(recipe.data.roles)
  if (indices.length === 0 && top.length === 0) {
    return <EmptyState title={words.nothingTitle}>{words.nothing}</EmptyState>
  }
  if (lacksLines(error)) return <NeedsData />
  const least = bundles.length > 1 && cut > 0 ? leastAsked(bundles) : null
  const percent = formatPercent(cut / 100)
  const offered = top.filter(({ index }) => !indices.includes(index))
  const save = () => {
    const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date())
    const file = job.source?.name ?? formatList(recipe.data.files)
    const page = pricePage({
      title: recipe.title ?? words.title(percent),
      sentences: [recipeFacts(recipe).join(' · '), ...(least ? [sentenceText(least)] : []), sentence],
      heads: bundles.map((bundle) => headOf(bundle)),
      blocks,
      how: words.how,
      foot: words.page(file, date),
    })
    saveFile('basketeer-price-cut.html', new Blob([page], { type: 'text/html' }))
  }
  return (
    <section className={styles.prices} aria-label={utilityWords.tabs.prices}>
      <div className={styles.controls}>
        <NumberField
          label={words.cut}
          value={cut}
          min={0}
          max={100}
          format={{ maximumFractionDigits: 1 }}
          onChange={(value) => value !== null && change({ cut: value })}
        />
        <NumberField
          label={words.expected}
          value={expected ?? null}
          min={0}
          format={{ maximumFractionDigits: 1 }}
          onChange={(value) => change({ expected: value ?? undefined })}
        />
        <Select
          label={words.add}
          value={null}
          placeholder={indices.length < MOST_COMPARED ? words.addHint : words.full(MOST_COMPARED)}
          disabled={indices.length >= MOST_COMPARED || offered.length === 0}
          options={offered.map((row) => ({ id: String(row.index), label: nameOf(row, group) }))}
          onChange={(id) => change({ rows: [...indices, Number(id)] })}
        />
        <Button icon={<FileDown aria-hidden="true" />} isDisabled={bundles.length === 0} onPress={save}>
          {words.save}
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      {bundles.length < indices.length && !error && <Loading />}
      {bundles.length > 0 && (
        // A box that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
        <section className={styles.scroll} tabIndex={0} aria-label={words.caption(bundles.length, percent)}>
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                {bundles.map((bundle) => (
                  <th key={bundle.index} scope="col">
                    <span className={styles.head}>
                      <span>{headOf(bundle)}</span>
                      <IconButton
                        label={words.remove(bundleName(bundle.items))}
                        onPress={() => change({ rows: indices.filter((index) => index !== bundle.index) })}
                      >
                        <X aria-hidden="true" />
                      </IconButton>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            {blocks.map(({ title, facts }) => (
              <tbody key={title}>
                <tr>
                  <th scope="rowgroup" colSpan={bundles.length + 1}>
                    {title}
                  </th>
                </tr>
                {facts.map(({ label, cells }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    {cells.map((cell, at) => (
                      <td key={bundles[at]?.index}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
      <div className={styles.said} aria-live="polite">
        {least && <Sentence parts={least} />}
        {bundles.length < 2 && bundles.length === indices.length && <p>{words.few}</p>}
      </div>
      <p className={styles.how}>
        {sentence} {words.how}
      </p>
    </section>
  )
}

function headOf({ items, group }: PricedBundle): string {
  const name = bundleName(items)
  return group === undefined ? name : `${name}, ${utilityWords.prices.where(group)}`
}
