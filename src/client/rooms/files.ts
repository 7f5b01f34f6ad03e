import type { AnalysisKind } from '../../analyses/registry'
import type { ReadOptions } from '../../recipe/schema'
import type { InputFile } from '../../workers/protocol/files'
import { proxy } from '../../workers/rpc'
import { withAsset } from '../assets'
import type { Desk } from '../desk'
import { fetchFile } from '../own-origin'
import type { CallOptions, Engine } from '../types'

type Files = Pick<Engine, 'open' | 'openTables' | 'openUrl' | 'openAsset' | 'inputs' | 'close'>

/** Which files are open, as sources and beside them. `closeUnused` lets go of a source where no job waits for it. */
export function filesRoom(
  { data, busy, state, setState, losses }: Desk,
  closeUnused: (sourceId: string) => void,
): Files & { reopen(read: ReadOptions): Promise<unknown> } {
  let files: InputFile[] = []
  /** Of the tables beside. */
  let otherFiles: InputFile[] = []
  let assetFiles: { kind: AnalysisKind; id: string; file: InputFile }[] = []

  async function open(input: InputFile[], call: CallOptions & { read?: ReadOptions; append?: boolean } = {}) {
    const next = call.append
      ? [...files.filter((old) => input.every(({ name }) => name !== old.name)), ...input]
      : input
    const info = await busy('inspect', call, (onProgress, signal) =>
      data().call((api, token) => api.inspect(next, call.read, token, proxy(onProgress)), signal),
    )
    const { source: old, tables: before } = state()
    const tables = call.append && before ? { ...before, lines: info, made: null } : null
    if (tables) {
      const beside = tables.beside.map((each) => ({ name: each.name, id: each.info.id }))
      await data().call((api) => api.beside(info.id, beside))
    } else otherFiles = []
    files = next
    losses.forgetSource()
    setState({ source: info, tables, table: null })
    if (info.asset) setState({ assets: withAsset(state().assets, info.asset) })
    if (old) closeUnused(old.id)
    return info
  }

  const openTables: Engine['openTables'] = async (input, call = {}) => {
    const known = call.append ? [...files, ...otherFiles] : []
    const all = [...known.filter((old) => input.every(({ name }) => name !== old.name)), ...input]
    const opened = await busy('inspect', call, (onProgress, signal) =>
      data().call((api, token) => api.openTables(all, token, call.known, proxy(onProgress)), signal),
    )
    const old = state().source
    const own = new Set(opened.lines.files.map(({ name }) => name))
    files = all.filter(({ name }) => own.has(name))
    otherFiles = all.filter(({ name }) => !own.has(name))
    losses.forgetSource()
    const tables = { ...opened, made: null }
    setState({ source: opened.lines, tables, table: null })
    if (old) closeUnused(old.id)
    return tables
  }

  return {
    open,
    openTables,
    async openUrl(url, call = {}) {
      const file = await fetchFile(url, call.signal)
      return open([{ name: call.name ?? file.name, file: file.blob }], call)
    },
    async openAsset(kind, file, call = {}) {
      const asset = await busy('inspect', call, (_, signal) =>
        data().call((api, token) => api.openAsset(kind, file, token), signal),
      )
      assetFiles = [...assetFiles.filter(({ id }) => id !== asset.id), { kind, id: asset.id, file }]
      setState({ assets: withAsset(state().assets, asset) })
      return asset
    },
    inputs: () => ({
      files: [...files, ...otherFiles],
      assets: assetFiles.filter(({ id }) => state().assets.some((asset) => asset.id === id)),
    }),
    async close() {
      const old = state().source
      files = []
      otherFiles = []
      losses.forgetSource()
      setState({ source: null, tables: null, table: null })
      if (old) closeUnused(old.id)
    },
    /** After a crash: what was open. */
    reopen: (read) => (otherFiles.length > 0 ? openTables([...files, ...otherFiles]) : open(files, { read })),
  }
}
