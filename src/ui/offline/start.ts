import type { Engine } from '../../client/types'
import type { FromWorker, ToWorker } from '../../offline/deployment'
import { toast } from '../base/components/announce'
import { entry, holdVersion } from './hold-version'
import { isolateByReload } from './isolate'
import { offline } from './words'

const LOOK_EVERY_MS = 60 * 60 * 1000
/** The worker's fetching waits for that of the page. */
const AFTER_MS = 2000

function offerReload(): void {
  toast(offline.newVersion, 'info', { label: offline.reload, run: () => location.reload() })
}

/** Looks for a new version now and then: tabs stay open for weeks. */
function lookForUpdates(registration: ServiceWorkerRegistration): void {
  let last = Date.now()
  const look = () => {
    if (document.hidden || Date.now() - last < LOOK_EVERY_MS) return
    last = Date.now()
    // Without a network there is nothing new.
    registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY_MS)
}

/** Keeps the workbench for use without a network. In frames of others the browser would not, or for that page alone. */
export async function startOffline(engine: Engine): Promise<void> {
  holdVersion()
  // Absent on plain http.
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
  if (window.top !== window || !container) return
  const wasKept = container.controller !== null
  let offered = false
  container.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.type !== 'version' || data.entry === entry() || offered) return
    offered = true
    offerReload()
  })
  container.startMessages()
  await container.register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' })
  const registration = await container.ready
  if (!wasKept) isolateByReload(engine)
  lookForUpdates(registration)
  const here: ToWorker = { type: 'here' }
  setTimeout(() => registration.active?.postMessage(here), AFTER_MS)
}
