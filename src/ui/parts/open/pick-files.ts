import type { InputFile } from '../../../workers/protocol/files'

const DATA = '.csv,.tsv,.txt,.gz,.xlsx,.json,.ndjson,.jsonl,.parquet,.arrow,.feather,.basketeer,text/csv'

/** Hidden files and notes of a folder are no data. */
const READABLE = /\.(?:csv|tsv|txt|gz|xlsx|json|ndjson|jsonl|parquet|arrow|feather)$/i

export function toInput(files: Iterable<File>): InputFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }))
}

/** What of a folder can be data. A single file is taken as it is: its content decides. */
export function dataFiles(files: InputFile[]): InputFile[] {
  if (files.length < 2) return files
  return files
    .filter(({ name }) => READABLE.test(name) && !/(?:^|\/)[._]/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

type OpenPicker = (options: {
  multiple: boolean
  types: { accept: Record<string, string[]> }[]
}) => Promise<FileSystemFileHandle[]>

/** With handles, by which the originals are found again; null where the browser has no such question, or not here. */
async function pickOriginals(accept: string): Promise<InputFile[] | null> {
  const { showOpenFilePicker: ask } = globalThis as { showOpenFilePicker?: OpenPicker }
  if (!ask) return null
  const endings = accept.split(',').filter((each) => each.startsWith('.'))
  try {
    const handles = await ask({ multiple: true, types: [{ accept: { 'application/octet-stream': endings } }] })
    return await Promise.all(
      handles.map(async (handle) => ({ name: handle.name, file: await handle.getFile(), handle })),
    )
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return []
    if (error instanceof DOMException && error.name === 'SecurityError') return null
    throw error
  }
}

/** Files of data, and where they lie. Must be called from a press or a key. */
export const pickData = async (): Promise<InputFile[]> => (await pickOriginals(DATA)) ?? pickFiles({})

/** Asks for files; none when the question was dismissed. Must be called from a press or a key. */
export function pickFiles({ folder, accept = DATA }: { folder?: boolean; accept?: string }): Promise<InputFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = accept
  input.webkitdirectory = folder ?? false
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () => {
      const files = toInput(input.files ?? [])
      resolve(folder ? dataFiles(files) : files)
    })
    input.click()
  })
}
