const CHUNK = 1 << 20

/** Called between blocks of rows, so that a long export lets questions in. */
export type Rest = () => Promise<void>
export const noRest: Rest = async () => undefined
export const ROWS_BETWEEN_RESTS = 1 << 12

/** Collects text and hands it over as UTF-8, so that no string grows with the file. */
export function textChunks() {
  const encoder = new TextEncoder()
  const chunks: Uint8Array[] = []
  let pending = ''

  function flush(): void {
    if (pending === '') return
    chunks.push(encoder.encode(pending))
    pending = ''
  }

  return {
    add(text: string): void {
      pending += text
      if (pending.length > CHUNK) flush()
    },
    finish(): Uint8Array<ArrayBuffer> {
      flush()
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
      let at = 0
      for (const chunk of chunks) {
        bytes.set(chunk, at)
        at += chunk.length
      }
      return bytes
    },
  }
}

/** Caches what a label or item turns into; labels repeat far more often than they differ. */
export function remembered<T>(make: (code: number) => T): (code: number) => T {
  const known: T[] = []
  return (code) => {
    known[code] ??= make(code)
    return known[code]
  }
}
