import { type ReactNode, useState } from 'react'
import { toast } from '../../base/components/announce'
import { Button } from '../../base/components/Button'
import { formatBytes } from '../../base/format'
import { told } from '../../base/told'
import { runCommand, useCommandContext } from '../../run/commands/use-commands'
import { useEngineState } from '../../state/engine-context'
import { openFilesCommand } from '../open/open-files'
import { useKeeper } from './use-keeper'
import { sayMissing, workspaceWords as words } from './words'
import styles from './workspace.module.css'
import { useWorkspaceState } from './workspace-state'

const alarm = (error: unknown) => toast(told(error), 'bad')

/** One line below the top bar, where something is to be known of what is kept; nothing where all is well. */
export function WorkspaceBar() {
  const keeper = useKeeper()
  const context = useCommandContext()
  const state = useWorkspaceState((all) => all)
  const hasSource = useEngineState(({ source }) => source !== null)
  const [closed, setClosed] = useState<readonly string[]>([])
  const close = (what: string) => setClosed((all) => [...all, what])
  if (!keeper) return null
  if (state.is === 'memory') {
    if (closed.includes('memory')) return null
    return (
      <Bar text={words.memory}>
        <Button size="small" onPress={() => close('memory')}>
          {words.memoryClose}
        </Button>
      </Bar>
    )
  }
  if (state.mode === 'read') {
    const { id } = state
    return (
      <Bar text={words.reading} tone="warn">
        <Button size="small" onPress={() => void (id && keeper.open(id, { take: true }).catch(alarm))}>
          {words.take}
        </Button>
      </Bar>
    )
  }
  if (state.error !== null) {
    return (
      <Bar text={told(state.error)} tone="warn">
        <Button size="small" onPress={() => void keeper.save()}>
          {words.again}
        </Button>
      </Bar>
    )
  }
  if (state.missing.length > 0 && !hasSource) {
    return (
      <Bar text={sayMissing(state.missing)}>
        {state.askable && (
          <Button size="small" kind="primary" onPress={() => void keeper.allow().catch(alarm)}>
            {words.allow}
          </Button>
        )}
        <Button size="small" onPress={() => void runCommand(openFilesCommand, context)}>
          {words.openFile}
        </Button>
      </Bar>
    )
  }
  if (state.unkept > 0 && !closed.includes(`${state.unkept}`)) {
    return (
      <Bar text={words.unkept(formatBytes(state.unkept))}>
        <Button size="small" onPress={() => void keeper.keepFiles()}>
          {words.keepFiles(formatBytes(state.unkept))}
        </Button>
        <Button size="small" kind="quiet" onPress={() => close(`${state.unkept}`)}>
          {words.notNow}
        </Button>
      </Bar>
    )
  }
  return null
}

function Bar({ text, tone, children }: { text: string; tone?: 'warn'; children: ReactNode }) {
  return (
    <div className={styles.bar} data-tone={tone} role="status">
      <span>{text}</span>
      {children}
    </div>
  )
}
