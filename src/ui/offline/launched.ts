import { toast } from '../base/components/announce'
import { told } from '../base/told'
import { openFiles } from '../parts/open/open-soon'
import { toInput } from '../parts/open/pick-files'
import type { CommandContext } from '../run/commands/command'

/** Of browsers that install pages; the types know nothing of it. */
interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void
}

const isWorkspace = ({ name }: File) => name.endsWith('.basketeer')

async function open(context: CommandContext, files: File[]): Promise<void> {
  const data = files.filter((file) => !isWorkspace(file))
  if (data.length > 0) await openFiles(context, toInput(data))
  const workspaces = files.filter(isWorkspace)
  if (workspaces.length === 0) return
  const [{ keep }, { importWorkspace }] = await Promise.all([
    import('../parts/workspace/keeping'),
    import('../parts/workspace/import-workspace'),
  ])
  const keeper = await keep(context)
  for (const file of workspaces) await importWorkspace(keeper, { name: file.name, file })
}

/** Files that the system opens with the installed workbench: data as if it had been dropped, workspaces beside those that are kept. */
export function openLaunched(context: CommandContext): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return
    Promise.all(files.map((handle) => handle.getFile()))
      .then((opened) => open(context, opened))
      .catch((error: unknown) => toast(told(error), 'bad'))
  })
}
