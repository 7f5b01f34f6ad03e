import { cancelledError } from '../../../recipe/error'
import type { DataApi } from '../../protocol/data-worker'
import type { InputFile } from '../../protocol/files'
import { readHeld } from '../../readers/open'
import type { House } from '../house'
import { dataFaults } from '../sentences'

/** Files become sources, tables beside them, and assets. */
export function openingRoom({
  parts: { openSource, openers, assets },
  sources,
  call,
  reported,
}: House): Pick<DataApi, 'inspect' | 'openTables' | 'beside' | 'openAsset'> {
  const never = new AbortController().signal

  return {
    inspect: (files, read, token, onProgress = () => undefined) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const source = await openSource(files, read, signal, openers, ({ done, total }) =>
            report('ingest', done, total),
          )
          if (signal.aborted) {
            source.close()
            throw cancelledError()
          }
          if (source.held) assets.add(source.held)
          sources.add(source, (otherwise) => openSource(files, otherwise, never, openers))
          return source.info
        }),
      ),
    openTables: (files, token, known, onProgress = () => undefined) =>
      reported(onProgress, (report) =>
        call(token, async (signal) => {
          const open = (some: InputFile[]) => openSource(some, undefined, signal, openers)
          const { openTables } = await import('../../preparation/open-tables')
          const { lines, others, joins, items } = await openTables(files, open, signal, known, (share) =>
            report('ingest', share, 1),
          )
          for (const { source, files: of } of [lines, ...others]) {
            sources.add(source, (otherwise) => openSource(of, otherwise, never, openers))
          }
          const beside = others.map(({ name, source }) => ({ name, info: source.info }))
          sources.beside(
            lines.source.info.id,
            beside.map(({ name, info }) => ({ name, id: info.id })),
          )
          return { name: lines.name, lines: lines.source.info, beside, joins, items }
        }),
      ),
    beside: async (sourceId, tables) => sources.beside(sourceId, tables),
    openAsset: (kind, file, token) =>
      call(token, async (signal) => {
        const opener = openers.find((each) => each.kind === kind)
        if (!opener) throw dataFaults.noFile(kind)
        const held = await readHeld(opener, file, signal)
        // Nobody would know of a model whose opening was called off, and another would have to go for it.
        if (signal.aborted) throw cancelledError()
        assets.add(held)
        return held.info
      }),
  }
}
