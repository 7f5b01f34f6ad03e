import type { InputFile } from '../../../workers/protocol/files'
import type * as Opening from './opening'

// What opens files is fetched with the first that are opened: before the first paint nobody needs it.
const fetched = () => import('./opening')

export const isWorkspace = ({ name }: InputFile) => /\.basketeer$/i.test(name)

export const openFiles: typeof Opening.openFiles = async (context, files, options) => {
  const workspaces = files.filter(isWorkspace)
  if (workspaces.length === 0) return (await fetched()).openFiles(context, files, options)
  return (await import('../workspace/take-files')).takeFiles(context, workspaces)
}

export const openSample: typeof Opening.openSample = async (...asked) => (await fetched()).openSample(...asked)
