import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Job } from '../../../workers/protocol/jobs'
import type { FoundItems, ItemQuery } from '../../../workers/recommend/types'
import { Button } from '../../base/components/Button'
import { classNames } from '../../base/components/class-names'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { SearchField } from '../../base/components/TextField'
import { VisuallyHidden } from '../../base/components/VisuallyHidden'
import { formatCount } from '../../base/format'
import { groupWord } from '../../base/group-word'
import { Loading } from '../../base/Loading'
import { ItemButton } from '../detail/ItemButton'
import { ModelSelect } from '../ModelSelect'
import overview from '../overview/overview.module.css'
import type { ChosenModel } from '../use-model'
import { useRecommendationQueries } from '../use-recommendations'
import { recommendWords } from '../words'
import styles from './items.module.css'
import { itemsWords as words } from './words'

type Sort = ItemQuery['sort']

const STEP = 100

/** All items of a model: how many have them and how many are recommended them, in any order. */
export function ItemList({
  job,
  chosen,
  group,
  sort,
  descending,
  onSort,
  onGroup,
  onItem,
}: {
  job: Job
  chosen: ChosenModel
  group: string | null
  sort: Sort
  descending: boolean
  onSort(sort: Sort, descending: boolean): void
  onGroup(group: string | null): void
  onItem(item: string): void
}) {
  const [text, setText] = useState('')
  const [shown, setShown] = useState(STEP)
  const query = { text: useDeferredValue(text), group, sort, descending }
  const { data, error } = useQuery(useRecommendationQueries().findItems(job.jobId, query, shown))
  if (error) return <ErrorNotice error={error} />
  if (!data) return <Loading />
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <SearchField label={words.search} value={text} onChange={setText} />
        <ModelSelect
          label={words.model(groupWord(job.result?.groupColumn ?? null))}
          hideLabel
          chosen={chosen}
          onChoose={onGroup}
        />
        <span className={styles.count} role="status">
          {words.found(data.total, chosen.model?.items ?? data.total)}
        </span>
      </div>
      <p className={styles.note}>{words.note}</p>
      {data.total === 0 ? (
        <p>{chosen.model?.items === 0 ? words.empty : words.none}</p>
      ) : (
        <Table found={data} sort={sort} descending={descending} onSort={onSort} onItem={onItem} />
      )}
      {data.total > data.items.length && (
        <div>
          <Button onPress={() => setShown(shown + STEP)}>
            {words.more(Math.min(STEP, data.total - data.items.length))}
          </Button>
        </div>
      )}
    </div>
  )
}

function Table({
  found: { items, customers: all },
  sort,
  descending,
  onSort,
  onItem,
}: {
  found: FoundItems
  sort: Sort
  descending: boolean
  onSort(sort: Sort, descending: boolean): void
  onItem(item: string): void
}) {
  const most = Math.max(1, ...items.flatMap(({ lists, customers }) => [lists, customers]))
  const width = (count: number) => `${(100 * count) / most}%`
  const head = (id: Sort) => {
    const chosen = sort === id
    const Arrow = descending ? ArrowDown : ArrowUp
    return (
      <th scope="col" aria-sort={chosen ? (descending ? 'descending' : 'ascending') : undefined}>
        <AriaButton className={styles.sort ?? ''} onPress={() => onSort(id, chosen ? !descending : id !== 'item')}>
          {words[id]}
          {chosen && <Arrow aria-hidden="true" />}
        </AriaButton>
      </th>
    )
  }
  return (
    <table className={classNames(overview.table, styles.list)}>
      <VisuallyHidden as="caption">{words.caption}</VisuallyHidden>
      <thead>
        <tr>
          {head('item')}
          <td />
          {head('lists')}
          {head('customers')}
          {head('bias')}
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, lists, customers }) => (
          <tr key={item}>
            <th scope="row">
              <ItemButton item={item} onItem={onItem} />
            </th>
            <td className={overview.bars}>
              <span>
                <i style={{ inlineSize: width(lists) }} />
                <u style={{ insetInlineStart: width(customers) }} />
              </span>
            </td>
            <td title={recommendWords.overview.ofCustomers(lists, all)}>{formatCount(lists)}</td>
            <td className={overview.quiet} title={recommendWords.overview.ofCustomers(customers, all)}>
              {formatCount(customers)}
            </td>
            <td>{words.timesOf(lists, customers)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
