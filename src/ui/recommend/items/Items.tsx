import type { Job } from '../../../workers/protocol/jobs'
import { ErrorNotice } from '../../base/components/ErrorNotice'
import { Loading } from '../../base/Loading'
import { useLookOf } from '../../state/use-look'
import { useModel } from '../use-model'
import { ItemList } from './ItemList'
import { ItemPage } from './ItemPage'

/** Items as a model sees them: all of them, or one with what is like it and who is recommended it. */
export default function Items({ job }: { job: Job }) {
  const [look, change] = useLookOf('items')
  const chosen = useModel(job, look.group)
  const { model, grouped } = chosen
  if (chosen.error) return <ErrorNotice error={chosen.error} />
  if (!model) return <Loading />
  const open = (item: string | undefined) => change({ item })
  if (look.item !== undefined) {
    return (
      <ItemPage
        key={look.item}
        jobId={job.jobId}
        item={look.item}
        group={model.group}
        grouped={grouped}
        onItem={open}
      />
    )
  }
  return (
    <ItemList
      job={job}
      chosen={chosen}
      group={model.group}
      sort={look.sort ?? 'lists'}
      descending={look.ascending !== true}
      onSort={(sort, descending) => change({ sort, ascending: descending ? undefined : true })}
      onGroup={(group) => change({ group })}
      onItem={open}
    />
  )
}
