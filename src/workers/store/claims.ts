/** One writer for each workspace, among all tabs of this browser. */
export interface Claims {
  /** Null where another has it. With `take` that other is asked to let go, and after a while not asked any more. */
  claim(id: string, options: { take: boolean; onLost(): void }): Promise<Claim | null>
  held(): Promise<ReadonlySet<string>>
}

export interface Claim {
  release(): void
}

const PREFIX = 'basketeer-workspace:'
const PATIENCE_MS = 3000

/** `askedToLeave` is to finish what is under way; the claim is let go of when it has. */
export function browserClaims(locks: LockManager, askedToLeave: (id: string) => Promise<void>): Claims {
  const mine = new Map<string, Claim & { lost(): void }>()
  const channel = new BroadcastChannel('basketeer-workspaces')
  channel.addEventListener('message', async ({ data }: MessageEvent<{ leave: string }>) => {
    const claim = mine.get(data.leave)
    if (!claim) return
    await askedToLeave(data.leave).catch(() => undefined)
    claim.lost()
    claim.release()
  })

  function request(id: string, options: LockOptions, onLost: () => void): Promise<Claim | null> {
    return new Promise((resolve, reject) => {
      locks
        .request(PREFIX + id, options, (lock) => {
          if (!lock) {
            resolve(null)
            return undefined
          }
          return new Promise<void>((release) => {
            let over = false
            const claim = {
              release() {
                mine.delete(id)
                release()
              },
              lost() {
                if (!over) onLost()
                over = true
              },
            }
            mine.set(id, claim)
            resolve(claim)
          })
        })
        .catch((error: unknown) => {
          // Taken from us by one who had no more patience; of a request that was never granted it is the answer.
          const claim = mine.get(id)
          mine.delete(id)
          claim?.lost()
          reject(error)
        })
    })
  }

  return {
    async claim(id, { take, onLost }) {
      const free = await request(id, { ifAvailable: true }, onLost)
      if (free || !take) return free
      channel.postMessage({ leave: id })
      try {
        return await request(id, { signal: AbortSignal.timeout(PATIENCE_MS) }, onLost)
      } catch {
        return request(id, { steal: true }, onLost)
      }
    },
    async held() {
      const { held = [] } = await locks.query()
      return new Set(held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])))
    },
  }
}
