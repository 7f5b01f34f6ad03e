import { toast } from '../base/components/announce'
import { told } from '../base/told'
import { openFiles } from '../parts/open/open-soon'
import { toInput } from '../parts/open/pick-files'
import type { CommandContext } from '../run/commands/command'

/** Of browsers that install pages; the types know nothing of it. */
interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void
}

/** Files that the system opens with the installed workbench, as if they had been dropped. */
export function openLaunched(context: CommandContext): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return
    Promise.all(files.map((handle) => handle.getFile()))
      .then((opened) => openFiles(context, toInput(opened)))
      .catch((error: unknown) => toast(told(error), 'bad'))
  })
}
