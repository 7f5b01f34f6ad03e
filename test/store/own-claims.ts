import type { Claims } from '../../src/workers/store/claims'

/** Locks of one test: who has which workspace, among several stores over one disk. */
export function ownClaims(): (askedToLeave: (id: string) => Promise<void>) => Claims {
  const holders = new Map<string, { leave(): Promise<void> }>()
  return (askedToLeave) => ({
    async claim(id, { take, onLost }) {
      const holder = holders.get(id)
      if (holder && !take) return null
      await holder?.leave()
      const release = () => void holders.delete(id)
      holders.set(id, {
        async leave() {
          await askedToLeave(id)
          release()
          onLost()
        },
      })
      return { release }
    },
    held: async () => new Set(holders.keys()),
  })
}
