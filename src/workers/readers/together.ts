import { cancelledError } from '../../recipe/error'
import type { Batch, ColumnRequest, Dictionary, Reading, ReadProgress, ReadRequest, Source } from './batch'

/** Long enough for questions that were sent together to have come. */
const WAIT_MS = 10

type Options = Parameters<Source['read']>[1]

interface Member {
  request: ReadRequest
  options: Options
  /** Resolves once the batch is taken, or nobody wants it any more. */
  offer(batch: Batch): Promise<void>
  end(failure?: unknown): void
}

interface Pass {
  members: Set<Member>
  /** The one reading all share; undefined until it has begun. */
  reading: Reading | undefined
  placeOf(column: ColumnRequest): number
}

const nameOf = ({ name, as }: ColumnRequest) => `${as} ${name}`

/** Every column of several requests once. */
function unionOf(requests: readonly ReadRequest[]): ColumnRequest[] {
  const union = new Map<string, ColumnRequest>()
  for (const column of requests.flatMap(({ columns }) => columns)) {
    const known = union.get(nameOf(column))
    const expected = Math.max(known?.expected ?? 0, column.expected ?? 0)
    union.set(nameOf(column), { ...column, ...(expected > 0 && { expected }) })
  }
  return [...union.values()]
}

/**
 * The same source, which goes through its files once for all readings that begin at the same time with the same
 * conditions: whoever waits for several tables waits for one pass. A row that lacks a cell that any of them wants is
 * unreadable for all; `alone` is the source that reads for each by itself.
 */
export function readTogether(source: Source): Source {
  const waiting = new Map<string, Pass>()

  async function drive(key: string, pass: Pass): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    waiting.delete(key)
    const members = [...pass.members]
    const first = members[0]
    // All have left before it began.
    if (!first) return
    const columns = unionOf(members.map(({ request }) => request))
    const places = new Map(columns.map((column, at) => [nameOf(column), at]))
    pass.placeOf = (column) => places.get(nameOf(column))!
    const left = new AbortController()
    const stop = () => pass.members.size === 0 && left.abort()
    for (const { options } of members) options.signal.addEventListener('abort', stop)
    try {
      const { read, filters } = first.request
      const onProgress = (progress: ReadProgress) => {
        for (const { options } of pass.members) options.onProgress(progress)
      }
      pass.reading = source.read({ columns, read, filters }, { signal: left.signal, onProgress })
      for await (const { rows, columns: all } of pass.reading.batches) {
        const offers = [...pass.members].map((member) =>
          member.offer({ rows, columns: member.request.columns.map((column) => all[pass.placeOf(column)]!) }),
        )
        await Promise.all(offers)
        if (pass.members.size === 0) break
      }
      for (const member of pass.members) member.end()
    } catch (failure) {
      for (const member of pass.members) member.end(failure)
    } finally {
      for (const { options } of members) options.signal.removeEventListener('abort', stop)
    }
  }

  function passFor(key: string): Pass {
    const known = waiting.get(key)
    if (known) return known
    const pass: Pass = { members: new Set(), reading: undefined, placeOf: () => 0 }
    waiting.set(key, pass)
    void drive(key, pass)
    return pass
  }

  return {
    ...source,
    alone: source,
    read(request, options) {
      if (options.signal.aborted) throw cancelledError()
      const pass = passFor(JSON.stringify([request.read, request.filters]))
      const { member, batches } = takeTurns(request, options, () => pass.members.delete(member))
      pass.members.add(member)
      return {
        dictionaries: request.columns.map((column) =>
          column.as === 'key' || column.as === 'list'
            ? later(() => pass.reading?.dictionaries[pass.placeOf(column)])
            : undefined,
        ),
        batches,
        get unreadable() {
          return pass.reading?.unreadable ?? { count: 0, first: [] }
        },
        get filtered() {
          return pass.reading?.filtered ?? { count: 0 }
        },
      }
    },
  }
}

/** A dictionary that is there once the pass has begun. */
const later = (dictionary: () => Dictionary | undefined): Dictionary => ({
  get size() {
    return dictionary()?.size ?? 0
  },
  label: (code) => dictionary()!.label(code),
})

/** Hands batches over one by one: the next is offered when the one before was taken by all. */
function takeTurns(
  request: ReadRequest,
  options: Options,
  leave: () => void,
): { member: Member; batches: AsyncIterable<Batch> } {
  const { signal } = options
  let offered: Batch | undefined
  let taken: (() => void) | undefined
  let over: { failure?: unknown } | undefined
  let wake: (() => void) | undefined

  const end = (failure?: unknown): void => {
    over ??= failure === undefined ? {} : { failure }
    wake?.()
  }
  const go = (): void => {
    signal.removeEventListener('abort', cancel)
    leave()
    over ??= {}
    offered = undefined
    taken?.()
  }
  function cancel(): void {
    end(cancelledError())
    go()
  }
  signal.addEventListener('abort', cancel)

  async function* batches(): AsyncGenerator<Batch> {
    try {
      for (;;) {
        if (over && 'failure' in over) throw over.failure
        if (offered) {
          const batch = offered
          offered = undefined
          yield batch
          taken?.()
        } else if (over) return
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      go()
    }
  }
  const member: Member = {
    request,
    options,
    offer: (batch) =>
      new Promise((resolve) => {
        if (over) return resolve()
        offered = batch
        taken = resolve
        wake?.()
      }),
    end,
  }
  return { member, batches: batches() }
}
