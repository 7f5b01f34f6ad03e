import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useId } from 'react'
import type { ItemAudience } from '../../../workers/recommend/types'
import { formatRatio } from '../../base/cell-format'
import { Button } from '../../base/components/Button'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Loading } from '../../base/Loading'
import { Sentence } from '../../base/Sentence'
import { PeopleBar } from '../../parts/people/PeopleBar'
import { peopleWords } from '../../parts/people/words'
import { useWorkspace } from '../../state/workspace'
import { Alike } from '../detail/Alike'
import detail from '../detail/detail.module.css'
import { Bar, ItemButton } from '../detail/ItemButton'
import { useRecommendationQueries } from '../use-recommendations'
import styles from './items.module.css'
import { itemsWords as words } from './words'

const MOST = 15

/** An item: who has it, what is like it, and who is recommended it most. */
export function ItemPage({
  jobId,
  item,
  group,
  grouped,
  onItem,
}: {
  jobId: string
  item: string
  group: string | null
  grouped: boolean
  /** Without an item: back to all of them. */
  onItem(item: string | undefined): void
}) {
  const queries = useRecommendationQueries()
  const { data: audience, error } = useQuery(queries.audience(jobId, item, group, MOST))
  const { data: neighbours, isPlaceholderData } = useQuery(queries.neighbours(jobId, item, group, MOST))
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Button
          kind="quiet"
          size="small"
          icon={<ArrowLeft aria-hidden="true" />}
          onPress={() => onItem(undefined)}
          autoFocus
        >
          {words.back}
        </Button>
        <h2>{item}</h2>
      </div>
      {error && <ErrorNotice error={error} />}
      {audience && neighbours && !isPlaceholderData ? (
        <>
          <div className={styles.sentence}>
            <Sentence parts={words.sentence({ ...audience, group: grouped ? group : undefined })} />
          </div>
          <div className={styles.two}>
            <Alike title={words.alike} items={neighbours.items} onItem={onItem} />
            <Audience jobId={jobId} group={group} audience={audience} />
          </div>
        </>
      ) : (
        !error && <Loading />
      )}
    </div>
  )
}

function Audience({
  jobId,
  group,
  audience: { item, first, customers, lists, all },
}: {
  jobId: string
  group: string | null
  audience: ItemAudience
}) {
  const title = useId()
  const select = useWorkspace((workspace) => workspace.select)
  const most = first[0]?.score ?? 0
  return (
    <section className={detail.block} aria-labelledby={title}>
      <h3 id={title}>{words.audience}</h3>
      {first.length === 0 ? (
        <p className={detail.note}>{customers === all ? words.everybodyHas : words.nobody}</p>
      ) : (
        <>
          <table className={detail.table}>
            <thead>
              <tr>
                <th scope="col">{words.customer}</th>
                <td />
                <th scope="col">{words.score}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ index, customer, score }) => (
                <tr key={index} data-opens={index}>
                  <th scope="row">
                    <ItemButton item={customer} onItem={() => select(index)} />
                  </th>
                  <td className={detail.bars}>
                    <Bar share={most > 0 ? score / most : 0} />
                  </td>
                  <td>{formatRatio(score)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={detail.note}>{words.audienceNote}</p>
        </>
      )}
      {lists > 0 && (
        <PeopleBar
          jobId={jobId}
          kind="recommend"
          of={{ list: 'audience', item, group }}
          name={peopleWords.audience(item)}
          known={{ count: lists, whose: 'customers' }}
        />
      )}
    </section>
  )
}
