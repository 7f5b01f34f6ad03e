import { answerFor, fileOf, filesOf } from './answer'
import { type Deployment, type FromWorker, LOCKS, lockOf, type ToWorker } from './deployment'
import { createKeep } from './keep'

declare const self: ServiceWorkerGlobalScope
declare const __DEPLOYMENT__: Deployment

const deployment = __DEPLOYMENT__
const { scope } = self.registration
const keep = createKeep(deployment, { caches, fetch: (address, init) => fetch(address, init), scope })
const files = filesOf(deployment)

/** Who counts every byte fetches the big ones when they are needed. */
const savesData = () => (self.navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

let resting: Promise<number> | undefined

/** One at a time, whoever asks. */
function rest(): Promise<number> {
  resting ??= keep.rest(!savesData()).finally(() => {
    resting = undefined
  })
  return resting
}

/** Lets go of old versions once it is known of every tab which it is of: one that has just been opened says so a moment later. */
async function sweep(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const { held = [] } = await self.navigator.locks.query()
  const open = new Set(held.map(({ name }) => name ?? ''))
  const tabs = held.filter(({ name }) => name?.startsWith(`${LOCKS}${scope}`)).length
  if (windows.filter(({ url }) => url.startsWith(scope)).length > tabs) return
  await keep.sweep((entry) => open.has(lockOf(new URL(entry, scope).href)))
}

const tell = (client: { postMessage(message: FromWorker): void }, message: FromWorker) => client.postMessage(message)

const version: FromWorker = { type: 'version', entry: new URL(deployment.entry, scope).href }

async function install(): Promise<void> {
  await keep.first()
  // Who has worked without a network before can go on to.
  if (self.registration.active) await rest()
  // Nothing waits: open tabs find the files of their own version where they always were.
  await self.skipWaiting()
}

async function activate(): Promise<void> {
  await self.clients.claim()
  for (const client of await self.clients.matchAll({ type: 'window' })) tell(client, version)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))

self.addEventListener('message', (event) => {
  const { source, data } = event
  if ((data as ToWorker).type !== 'here' || !source) return
  tell(source, version)
  event.waitUntil(
    rest().then(async (missing) => {
      tell(source, { type: 'kept', missing })
      await sweep()
    }),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { method, url } = request
  const path = fileOf({ method, url, piece: request.headers.has('range') }, scope, files)
  if (path === undefined) return
  event.respondWith(answerFor(path, { keep, fetch: () => fetch(request), meanwhile: (work) => event.waitUntil(work) }))
})
