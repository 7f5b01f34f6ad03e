/** Caches as a browser has them, in memory; room for so many files. */
export function fakeCaches(room = Number.POSITIVE_INFINITY) {
  const all = new Map<string, Map<string, Response>>()
  const used = () => [...all.values()].reduce((sum, { size }) => sum + size, 0)
  const state = { room }
  const open = async (name: string) => {
    const files = all.get(name) ?? new Map<string, Response>()
    all.set(name, files)
    return {
      match: async (address: string) => files.get(address)?.clone(),
      keys: async () => [...files.keys()].map((url) => new Request(url)),
      delete: async (address: string) => files.delete(address),
      async put(address: string, response: Response) {
        // A body that breaks off is not kept.
        const body = await response.arrayBuffer()
        if (!files.has(address) && used() >= state.room) throw new DOMException('no room', 'QuotaExceededError')
        files.set(address, new Response(body, { status: response.status, headers: response.headers }))
      },
    } as unknown as Cache
  }
  return {
    state,
    open,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    /** What is kept, by cache. */
    kept: () => new Map([...all].map(([name, files]) => [name, [...files.keys()].sort()])),
  }
}
