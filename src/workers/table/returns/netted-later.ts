import type { TableRequest } from '../../../analyses/table-request'
import { lenient } from '../../preparation/lenient'
import type { Source } from '../../readers/batch'
import { netReturns } from './net-returns'

/** The source as a request counts it: with its returns set against earlier sales, once somebody reads it. */
export function nettedLater(source: Source, request: TableRequest): Source {
  if (!request.netting) return source
  let once: ReturnType<typeof netReturns> | undefined
  const steady = lenient(source)
  return {
    ...source,
    read(asked, options) {
      const reading = steady.read(asked, options)
      async function* batches() {
        once ??= netReturns(source, request, options.signal)
        const { within } = await once.catch((cause: unknown) => {
          once = undefined
          throw cause
        })
        yield* within(reading.batches, asked)
      }
      return { ...reading, batches: batches() }
    },
  }
}
