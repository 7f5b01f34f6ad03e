import { useQuery } from '@tanstack/react-query'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { told } from '../../base/told'
import { pickFiles } from '../open/pick-files'
import { isOfFrame } from './frame-seat'
import { importWorkspaces } from './import-workspaces'
import type { Keeper } from './keeper'
import { leave } from './leave'
import { Space } from './Space'
import { useKeeper } from './use-keeper'
import { WorkspaceRow } from './WorkspaceRow'
import { workspaceWords as words } from './words'
import styles from './workspace.module.css'
import { useWorkspaceState } from './workspace-state'

/** What this browser keeps: opened, renamed, copied, taken along and deleted here. */
export default function WorkspaceList() {
  const keeper = useKeeper()
  const listed = useWorkspaceState((state) => state.listed)
  const own = useWorkspaceState((state) => state.id)
  const { data: all = [] } = useQuery({
    queryKey: ['workspaces', listed],
    queryFn: async () => ((await keeper?.store?.list()) ?? []).filter(({ id }) => !isOfFrame(id)),
    enabled: keeper !== undefined,
    placeholderData: (before) => before,
  })
  if (!keeper?.store) return null
  return (
    <section className={styles.list} aria-label={words.title}>
      {all.length > 0 && (
        <>
          <h2>
            {words.title} <span>{words.hint}</span>
          </h2>
          <ul>
            {all.map((each) => (
              <WorkspaceRow key={each.id} workspace={each} here={each.id === own} keeper={keeper} />
            ))}
          </ul>
        </>
      )}
      <div className={styles.foot}>
        {own !== null && (
          <Button size="small" onPress={() => void leave(keeper, null)}>
            {words.start}
          </Button>
        )}
        <Button size="small" kind="quiet" onPress={() => void importPicked(keeper)}>
          {words.importOne}
        </Button>
        {all.length > 0 && <Space keeper={keeper} />}
      </div>
    </section>
  )
}

async function importPicked({ store }: Keeper): Promise<void> {
  try {
    const picked = await pickFiles({ accept: '.basketeer' })
    if (!store || picked.length === 0) return
    await importWorkspaces(store, picked)
    for (const { name } of picked) toast(words.imported(name))
  } catch (error) {
    toast(told(error), 'bad')
  }
}
