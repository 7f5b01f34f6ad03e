/** A member of a file packed with gzip begins so; the flags that follow are below 32. */
const MAGIC = [0x1f, 0x8b, 0x08] as const
const MOST_FLAGS = 0x1f
/** What must be seen to know such a beginning; what stands before it is how long the member before was, unpacked. */
const HEAD = 4
const SIZE = 4
/** Shorter members there are none. */
const SHORTEST = 18
/** How often what is still on its way out of a member is waited for. */
const PATIENCE = 25

type Bytes = Uint8Array<ArrayBuffer>

/** Unpacks one member; counts what comes out, however slowly it is taken. */
function createMember() {
  const { readable, writable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const unpacked: Bytes[] = []
  let length = 0
  let failure: { cause: unknown } | undefined
  const reader = readable.getReader()
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      unpacked.push(value as Bytes)
      length += value.length
    }
  })().catch((cause: unknown) => {
    failure = { cause }
  })
  const require = () => {
    if (failure) throw failure.cause
  }
  return {
    take: () => unpacked.splice(0),
    async write(bytes: Bytes) {
      if (bytes.length > 0) await writer.write(bytes).catch((cause: unknown) => Promise.reject(failure?.cause ?? cause))
      require()
    },
    /** Whether all that came out is of this length, counted as gzip does. */
    async isOf(size: number) {
      for (let turn = 0; turn < PATIENCE; turn++) {
        if (length >>> 0 === size) return true
        await new Promise((resolve) => setTimeout(resolve))
        require()
      }
      return false
    },
    async close() {
      await writer.close().catch((cause: unknown) => Promise.reject(failure?.cause ?? cause))
      await ended
      require()
    },
    cancel() {
      void writer.abort().catch(() => undefined)
    },
  }
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function nextHead(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(MAGIC[0], from); at >= 0; at = bytes.indexOf(MAGIC[0], at + 1)) {
    if (at + HEAD > bytes.length) return -1
    if (bytes[at + 1] === MAGIC[1] && bytes[at + 2] === MAGIC[2] && bytes[at + 3]! <= MOST_FLAGS) return at
  }
  return -1
}

const sizeAt = (bytes: Bytes, at: number) => new DataView(bytes.buffer, bytes.byteOffset + at, SIZE).getUint32(0, true)

/**
 * What is packed with gzip, however many members it has: logs that were joined, and what bgzip and pigz write. The
 * browser's own stream takes whatever follows the first member for junk, and does not say where the member ended; so a
 * beginning is believed where the length before it is that of what has come out.
 */
async function* members(packed: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = packed.getReader()
  let member = createMember()
  /** Bytes of this member that went in, and the last of all, which may be part of a beginning or of its length. */
  let taken = 0
  let kept: Bytes = new Uint8Array(0)
  let fed = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      const bytes = done ? kept : joined(kept, value)
      const until = done ? bytes.length : Math.max(fed, bytes.length - HEAD + 1)
      for (let at = nextHead(bytes, fed); at >= 0 && at < until; at = nextHead(bytes, at + 1)) {
        if (taken + at - fed < SHORTEST) continue
        await member.write(bytes.subarray(fed, at))
        yield* member.take()
        taken += at - fed
        fed = at
        if (!(await member.isOf(sizeAt(bytes, at - SIZE)))) continue
        await member.close()
        yield* member.take()
        member = createMember()
        taken = 0
      }
      await member.write(bytes.subarray(fed, until))
      yield* member.take()
      taken += until - fed
      if (done) break
      const from = Math.max(0, until - SIZE)
      kept = bytes.slice(from)
      fed = until - from
    }
    await member.close()
    yield* member.take()
  } finally {
    member.cancel()
    void reader.cancel().catch(() => undefined)
  }
}

export function gunzipped(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const chunks = members(packed)
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
