import { MoreHorizontal } from 'lucide-react'
import { useRef, useState } from 'react'
import type { WorkspaceInfo } from '../../../workers/protocol/store'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { Menu } from '../../base/components/Menu'
import { saveFile } from '../../base/components/save-file'
import { formatBytes, formatList } from '../../base/format'
import { told } from '../../base/told'
import { useEngineState } from '../../state/engine-context'
import type { Keeper } from './keeper'
import { leave } from './leave'
import { RenameField } from './RenameField'
import { whenText, workspaceWords as words } from './words'
import styles from './workspace.module.css'
import { listChanged, workspaceState } from './workspace-state'

interface RowProps {
  workspace: WorkspaceInfo
  /** This tab has it open. */
  here: boolean
  keeper: Keeper
}

export function WorkspaceRow(props: RowProps) {
  const { workspace, here, keeper } = props
  const { id, about, newer } = workspace
  const [renaming, setRenaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const busy = useEngineState((state) => state.source !== null || state.jobs.length > 0)
  if (workspace.removed) return <RemovedRow {...props} />
  const rename = (name: string | null, byKey: boolean) => {
    setRenaming(false)
    if (name !== null) act(() => renamed(keeper, id, name))
    if (byKey) setTimeout(() => row.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus())
  }
  return (
    <li ref={row} className={styles.row}>
      <div className={styles.main}>
        {!renaming ? (
          <div className={styles.name}>
            <button
              type="button"
              className={styles.open}
              disabled={here || newer}
              onClick={() => (busy ? act(() => leave(keeper, id)) : act(() => keeper.open(id)))}
            >
              {about.name}
            </button>
            {here && <span className={styles.here}>{words.here}</span>}
          </div>
        ) : (
          <RenameField name={about.name} onDone={rename} />
        )}
        <span className={styles.facts}>{newer ? words.newer : factsOf(workspace, here)}</span>
      </div>
      <time dateTime={new Date(about.changed).toISOString()}>{whenText(about.changed)}</time>
      {newer ? <span /> : <RowMenu {...props} rename={() => setRenaming(true)} />}
    </li>
  )
}

function factsOf({ about: { facts }, bytes, open }: WorkspaceInfo, here: boolean): string {
  const { sources, results, stars, notes } = facts
  return [
    ...(open && !here ? [words.elsewhere] : []),
    ...(sources.length > 0 ? [formatList(sources.map(({ name }) => name))] : []),
    words.results(results),
    ...(stars > 0 ? [words.stars(stars)] : []),
    ...(notes > 0 ? [words.notes(notes)] : []),
    formatBytes(bytes),
  ].join(' · ')
}

function RowMenu({ workspace: { id, about }, here, keeper, rename }: RowProps & { rename(): void }) {
  const { store } = keeper
  if (!store) return null
  const entries = [
    { id: 'rename', label: words.rename, run: rename },
    { id: 'duplicate', label: words.duplicate, run: () => act(() => store.duplicate(id, words.copyOf(about.name))) },
    {
      id: 'export',
      label: words.exportOne,
      hint: words.exportHint,
      run: () => act(async () => saveFile(`${fileName(about.name)}.basketeer`, await store.pack(id))),
    },
    {
      id: 'remove',
      label: words.remove,
      run: () =>
        act(async () => {
          if (here) await keeper.save()
          await store.remove(id)
          if (here) await leave(keeper, null)
        }),
    },
  ]
  return (
    <Menu label={words.more(about.name)} entries={entries}>
      <IconButton label={words.more(about.name)}>
        <MoreHorizontal aria-hidden="true" />
      </IconButton>
    </Menu>
  )
}

function RemovedRow({ workspace: { id, about }, keeper: { store } }: RowProps) {
  return (
    <li className={styles.row}>
      <span className={styles.gone}>{words.removed(about.name)}</span>
      <span />
      <div className={styles.buttons}>
        <Button size="small" onPress={() => act(async () => store?.restore(id))}>
          {words.undo}
        </Button>
        <Button size="small" kind="quiet" onPress={() => act(async () => store?.purge(id))}>
          {words.purge}
        </Button>
      </div>
    </li>
  )
}

const fileName = (name: string) => name.replace(/[\\/:*?"<>|]/g, ' ').trim() || 'workspace'

async function renamed({ store }: Keeper, id: string, name: string): Promise<void> {
  await store?.rename(id, name)
  if (workspaceState.getState().id === id) workspaceState.setState({ name })
}

/** Does something to what is kept, and shows the list as it is then. */
function act(work: () => Promise<unknown>): void {
  work()
    .catch((error: unknown) => toast(told(error), 'bad'))
    .finally(listChanged)
}
