import { useQuery } from '@tanstack/react-query'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { formatBytes } from '../../base/format'
import { plainly, told } from '../../base/told'
import { remember, remembered } from '../../state/remember'
import { clearing, clearOldest } from './clear'
import type { Keeper } from './keeper'
import { whenText, workspaceWords as words } from './words'
import styles from './workspace.module.css'
import { listChanged, useWorkspaceState } from './workspace-state'

const ASKED = 'basketeer-asked-to-persist'

/** How much is kept and how much room there is, and what could be cleared. */
export function Space({ keeper }: { keeper: Keeper }) {
  const listed = useWorkspaceState((state) => state.listed)
  const isFull = useWorkspaceState(({ error }) => error !== null && plainly(error).code === 'disk-full')
  const { data: space } = useQuery({
    queryKey: ['space', listed],
    queryFn: () => keeper.store?.space() ?? null,
    placeholderData: (before) => before,
  })
  const { data: plan } = useQuery({
    queryKey: ['clearing', listed, isFull],
    queryFn: () => (keeper.store ? clearing(keeper.store, isFull) : null),
    placeholderData: (before) => before,
  })
  if (!space) return null
  return (
    <div className={styles.space}>
      <span>{words.space(formatBytes(space.used), formatBytes(space.free))}</span>
      {!space.persisted && remembered(ASKED) === null && (
        <>
          <span>{words.persistWhy}</span>
          <Button size="small" kind="quiet" onPress={() => void persist()}>
            {words.persist}
          </Button>
        </>
      )}
      {plan && (
        <>
          <span>{words.clearWhy(words.results(plan.results), formatBytes(plan.bytes), whenText(plan.oldest))}</span>
          <Button
            size="small"
            onPress={() => {
              if (!keeper.store) return
              clearOldest(keeper.store, plan)
                .then(() => toast(words.cleared(formatBytes(plan.bytes))))
                .catch((error: unknown) => toast(told(error), 'bad'))
                .finally(listChanged)
            }}
          >
            {words.clear}
          </Button>
        </>
      )}
    </div>
  )
}

/** Asked once: a browser that shows a question of its own is not to show it every day. */
async function persist(): Promise<void> {
  remember(ASKED, 'yes')
  const promised = await navigator.storage.persist().catch(() => false)
  toast(promised ? words.persisted : words.persistRefused)
  listChanged()
}
