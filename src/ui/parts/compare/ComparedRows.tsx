import { useMemo, useState } from 'react'
import type { Change, Compared, Measure } from '../../../workers/compare/types'
import type { Job } from '../../../workers/protocol/jobs'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import type { Money } from '../../base/money'
import { FormatMenu } from '../export/FormatMenu'
import { useExport } from '../export/use-export'
import { FilterBar } from '../results/filters/FilterBar'
import { Search } from '../results/filters/Search'
import { GrammarProvider, type ResultGrammar, useGrammar, useNouns } from '../results/grammar'
import { clearFilters } from '../results/query'
import { GridQueryProvider } from '../results/use-grid-query'
import { useMatched } from '../results/use-grid-rows'
import { resultWords } from '../results/words'
import { ComparedChart } from './ComparedChart'
import { changeWord } from './changed'
import type { ColumnsOf } from './columns'
import styles from './compare.module.css'
import { measureText } from './measure-text'
import { comparedMeasures } from './measures'
import type { SideNames } from './pairs-option'
import { ShowChips } from './ShowChips'
import type { CompareBy } from './sides'
import { Told } from './Told'
import { type Shown, useCompareQuery } from './use-compare-query'
import { compareWords as words } from './words'

const OFFERED = ['difference', 'q_value', 'value_a', 'value_b']

/** All that was compared: what of it is shown, as rows or as a picture, and all of that as a file. */
export function ComparedRows({
  job,
  data,
  by,
  names,
  measure,
  money,
}: {
  job: Job
  data: Compared
  by: CompareBy
  names: SideNames
  measure: Measure
  money: Money | undefined
}) {
  const nouns = useNouns()
  const own = useCompareQuery()
  const [query, change] = own
  const { id } = data
  const { matched, error } = useMatched(id, query)
  const [selected, select] = useState<number | null>(null)
  const { working, save } = useExport()
  const parent = useGrammar()
  const rule = 'antecedents' in parent.places
  const grammar = useMemo(
    (): ResultGrammar => ({
      kind: parent.kind,
      measures: comparedMeasures(measure),
      offered: OFFERED,
      places: rule ? parent.places : {},
      presets: [],
      easings: () => [],
      ...(parent.length && { length: parent.length }),
    }),
    [parent, measure, rule],
  )
  const text = useMemo(() => measureText(measure, nouns.holders, money), [measure, nouns, money])
  const columns = useMemo(
    (): ColumnsOf => ({
      rule,
      name: nouns.nav,
      text,
      measures: grammar.measures,
      interval: measure === 'share' || measure === 'confidence',
      changeText: (of: Change | null) => (of === null ? words.same : changeWord(by, of)),
    }),
    [rule, nouns, text, grammar, measure, by],
  )
  const changes = query.labels?.['change'] ?? []
  const show: Shown = changes.length === 0 ? 'all' : changes.length > 1 ? 'changed' : (changes[0] as Change)
  const showChanges = (next: Shown | undefined) => {
    select(null)
    change(({ labels: _, ...rest }) => {
      if (next === undefined || next === 'all') return rest
      return { ...rest, labels: { change: next === 'changed' ? ['new', 'gone', 'stronger', 'weaker'] : [next] } }
    })
  }
  const narrowed = JSON.stringify({ ...query, sort: [] }) !== JSON.stringify({ sort: [] }) || query.sort.length > 0
  return (
    <GrammarProvider value={grammar}>
      <GridQueryProvider value={own}>
        <Told data={data} names={names}>
          <FormatMenu
            rows={matched ?? 0}
            working={working}
            onSave={(format) => void save(id, format, narrowed ? query : null)}
          />
        </Told>
        <div className={styles.chips}>
          <ShowChips data={data} show={show} by={by} onChange={showChanges} />
          <FilterBar jobId={id} group={null} query={query} change={change} />
          <Search text={query.text ?? ''} onChange={(next) => change((now) => ({ ...now, text: next }))} />
        </div>
        {error && (
          <div className={styles.said}>
            <ErrorNotice error={error} />
          </div>
        )}
        <ComparedChart
          job={job}
          data={data}
          names={names}
          columns={columns}
          measure={measure}
          matched={matched}
          selected={selected}
          onSelect={select}
          onClear={query.labels || query.text || query.items || query.ranges ? () => change(clearFilters) : null}
          clearLabel={resultWords.filters.clear}
        />
      </GridQueryProvider>
    </GrammarProvider>
  )
}
