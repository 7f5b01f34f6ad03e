import { useQuery } from '@tanstack/react-query'
import type { Job } from '../../../workers/protocol/jobs'
import { Loading } from '../../base/Loading'
import { Sentence } from '../../base/Sentence'
import { AskAgain } from '../../parts/results/detail/Detail'
import { useRecommendationQueries } from '../use-recommendations'
import { recommendWords as words } from '../words'
import { Loss } from './Loss'
import styles from './overview.module.css'
import { Tenths } from './Tenths'
import { TopItems } from './TopItems'

/** A sixth of the items at most: as many factors as items repeat every history word for word. */
const fewerFactors = (items: number) => Math.max(4, 2 ** Math.floor(Math.log2(items / 6)))

/** What the model recommends altogether: how much of the range, how much of what sells anyway, and how well it has settled. */
export default function Overview({ job }: { job: Job }) {
  const { data, error, refetch } = useQuery(useRecommendationQueries().overview(job.jobId))
  if (error) {
    return <AskAgain error={error} onPress={refetch} />
  }
  if (!data) return <Loading />
  const places = data.tenths.reduce((sum, lists) => sum + lists, 0)
  const shares = data.tenths.map((lists) => (places === 0 ? 0 : lists / places))
  const { analysis } = job.recipe
  const fewer = fewerFactors(data.items)
  const factors = analysis.kind === 'recommend' ? analysis.factors : 0
  return (
    <div className={styles.overview}>
      <div className={styles.sentence}>
        <Sentence parts={words.overview.sentence({ ...data, firstTenth: shares[0] ?? 0 })} />
        {factors > 2 * fewer && <p className={styles.note}>{words.overview.byHeart(factors, data.items, fewer)}</p>}
      </div>
      {places === 0 ? (
        <p>{words.overview.nothing}</p>
      ) : (
        <TopItems jobId={job.jobId} top={data.top} customers={data.customers} />
      )}
      <div className={styles.side}>
        {places > 0 && <Tenths jobId={job.jobId} shares={shares} />}
        <Loss jobId={job.jobId} models={data.loss} grouped={(job.result?.groupColumn ?? null) !== null} />
      </div>
    </div>
  )
}
