import { toast } from '../base/components/announce'
import { told } from '../base/told'
import { isWorkspace, openFiles } from '../parts/open/open-soon'
import { toInput } from '../parts/open/pick-files'
import type { CommandContext } from '../run/commands/command'

/** Of browsers that install pages; the types know nothing of it. */
interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void
}

async function open(context: CommandContext, files: File[]): Promise<void> {
  const given = toInput(files)
  // Data that comes along is opened as well, before workspaces take its place on the screen.
  for (const some of [given.filter((file) => !isWorkspace(file)), given.filter(isWorkspace)])
    if (some.length > 0) await openFiles(context, some)
}

/** Files that the system opens with the installed workbench: as if they had been dropped. */
export function openLaunched(context: CommandContext): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return
    Promise.all(files.map((handle) => handle.getFile()))
      .then((opened) => open(context, opened))
      .catch((error: unknown) => toast(told(error), 'bad'))
  })
}
