import { useQuery } from '@tanstack/react-query'
import type { GridQuery } from '../../../workers/protocol/query'
import { Button } from '../../base/components/Button'
import { groupWord, groupWords } from '../../base/group-word'
import { useNouns } from './grammar'
import { setSmallGroupsAside, showSmallGroups } from './query'
import styles from './results.module.css'
import type { ChangeQuery } from './use-grid-query'
import { useResultQueries } from './use-grid-rows'
import { resultWords } from './words'

const words = resultWords.smallGroups

/** How many groups are looked at, where some have too few to say much; and the way to the others. */
export function SmallGroups({
  jobId,
  group,
  query,
  change,
}: {
  jobId: string
  group: string
  query: GridQuery
  change: ChangeQuery
}) {
  const { data: facets } = useQuery(useResultQueries().facets(jobId, query))
  const { holders } = useNouns()
  const groups = facets?.groups ?? []
  const few = groups.filter((each) => each.few).length
  if (few === 0) return null
  const aside = query.smallGroups === false
  const all = groups.length
  const named = all === 1 ? groupWord(group) : groupWords(group)
  return (
    <p className={styles.aside}>
      {aside ? words.shown(all - few, all, named, holders) : words.among(few, all, named, holders)}{' '}
      <Button kind="quiet" size="small" onPress={() => change(aside ? showSmallGroups : setSmallGroupsAside)}>
        {aside ? words.show(few) : words.hide(few)}
      </Button>
    </p>
  )
}
