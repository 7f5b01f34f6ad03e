import { tabStorage } from '../../client/job-log'
import { toast } from '../base/components/announce'
import { told } from '../base/told'
import { isWorkspace, openFiles } from '../parts/open/open-soon'
import { toInput } from '../parts/open/pick-files'
import type { CommandContext } from '../run/commands/command'

/** Of browsers that install pages; the types know nothing of it. */
interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void
}

const TAKEN = 'basketeer-launched'

/**
 * Chromium hands files out once more with every reload, for pages that keep nothing. What this page made of them it has
 * back already, and opening a workspace may itself load it anew.
 */
function isGivenAgain(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.type === 'reload' && (tabStorage()?.getItem(TAKEN) ?? null) !== null
}

async function open(context: CommandContext, files: File[]): Promise<void> {
  const given = toInput(files)
  const workspaces = given.filter(isWorkspace)
  const data = given.filter((file) => !isWorkspace(file))
  // Data that comes along is opened as well, before workspaces take its place on the screen.
  if (data.length > 0) await openFiles(context, data)
  tabStorage()?.setItem(TAKEN, 'yes')
  if (workspaces.length > 0) await openFiles(context, workspaces)
}

/** Files that the system opens with the installed workbench: as if they had been dropped. */
export function openLaunched(context: CommandContext): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0 || isGivenAgain()) return
    Promise.all(files.map((handle) => handle.getFile()))
      .then((opened) => open(context, opened))
      .catch((error: unknown) => {
        tabStorage()?.removeItem(TAKEN)
        toast(told(error), 'bad')
      })
  })
}
