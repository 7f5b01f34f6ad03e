import { announce } from './life/announce'
import { newId } from './new-id'
import { expose, transfer } from './rpc'
import { createStoreApi } from './store/api'
import { browserClaims } from './store/claims'
import { browserHandles } from './store/handles'
import { opfsDisk } from './store/opfs-disk'

const api = createStoreApi({
  disk: opfsDisk,
  claims: (askedToLeave) => browserClaims(navigator.locks, askedToLeave),
  async space() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate()
    return { used: usage, free: Math.max(0, quota - usage), persisted: await navigator.storage.persisted() }
  },
  handles: browserHandles(),
  now: Date.now,
  newId,
})

// Results are handed over, not copied.
expose({
  ...api,
  async read(id: string, key: string) {
    const bytes = await api.read(id, key)
    return transfer(bytes, [bytes.buffer])
  },
})
announce()
