import { asSent, isWhole } from './as-sent'
import { type Deployment, isHashed, PAGE } from './deployment'

export interface Surroundings {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>
  fetch(address: string, init?: RequestInit): Promise<Response>
  /** The folder that the build is served from, with a slash at its end. */
  scope: string
}

/** Files of this version that are kept, and what is left of others. */
export interface Keep {
  /** Keeps what the page cannot be drawn without; rejects where that is not to be had. */
  first(): Promise<void>
  /** Keeps the rest as far as it can be had and there is room; how many files are missing. */
  rest(withLate: boolean): Promise<number>
  find(path: string): Promise<Response | undefined>
  /** The response as it is to be answered with, and kept where it is whole and there is room. */
  take(path: string, response: Response): { answer: Response; kept: Promise<boolean> }
  /** Looks whether the page is sent otherwise by now. */
  refreshPage(): Promise<void>
  /** Lets go of the versions that no tab is of. */
  sweep(isOpen: (entry: string) => boolean): Promise<void>
}

interface Version {
  entry: string
  assets: string[]
}

const RECORD = 'version.json'
const AT_ONCE = 4

const isFull = (thrown: unknown) => (thrown as Error | undefined)?.name === 'QuotaExceededError'

export function createKeep(deployment: Deployment, { caches, fetch, scope }: Surroundings): Keep {
  // Caches are the origin's, which other deployments may share.
  const prefix = `basketeer ${scope} `
  const shared = `${prefix}assets`
  const own = `${prefix}${deployment.version}`
  const address = (path: string) => new URL(path, scope).href
  const cacheOf = (path: string) => caches.open(isHashed(path) ? shared : own)
  const assets = [...deployment.first, ...deployment.soon, ...deployment.late].filter(isHashed)

  // Which encoding was asked for makes no other file.
  const find = async (path: string) => (await cacheOf(path)).match(address(path), { ignoreVary: true })

  const put = async (path: string, response: Response) => (await cacheOf(path)).put(address(path), response)

  /** The page of this version: while files are being replaced the host may send that of another. */
  async function isOurs(path: string, response: Response): Promise<boolean> {
    if (!isWhole(path, response)) return false
    return path !== PAGE || (await response.clone().text()).includes(deployment.entry)
  }

  async function fetchAnew(path: string): Promise<Response> {
    // What has a hash may come from the browser's own cache, where the page has just put it.
    const response = await fetch(address(path), isHashed(path) ? {} : { cache: 'no-cache' })
    if (!(await isOurs(path, response))) throw new Error(`${path} is not to be had (${response.status})`)
    return asSent(path, response, deployment.headers)
  }

  async function ensure(path: string): Promise<void> {
    if (!(await find(path))) await put(path, await fetchAnew(path))
  }

  /** How many could not be had. Where there is no room for one, the others are not even tried. */
  async function ensureAll(paths: readonly string[]): Promise<number> {
    const waiting = [...paths]
    let missing = 0
    const work = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        try {
          await ensure(path)
        } catch (thrown) {
          missing++
          if (isFull(thrown)) missing += waiting.splice(0).length
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return missing
  }

  return {
    async first() {
      await Promise.all(deployment.first.map(ensure))
      const version: Version = { entry: deployment.entry, assets }
      await put(RECORD, Response.json(version))
    },
    async rest(withLate) {
      const missing = await ensureAll([...deployment.first, ...deployment.soon])
      return missing + (withLate ? await ensureAll(deployment.late) : deployment.late.length)
    },
    find,
    take(path, response) {
      const answer = asSent(path, response, deployment.headers)
      if (!isWhole(path, response)) return { answer, kept: Promise.resolve(false) }
      const copy = answer.clone()
      const kept = isOurs(path, copy)
        .then(async (ours) => {
          if (ours) await put(path, copy)
          return ours
        })
        .catch(() => false)
      return { answer, kept }
    },
    async refreshPage() {
      await fetchAnew(PAGE)
        .then((page) => put(PAGE, page))
        .catch(() => undefined)
    },
    async sweep(isOpen) {
      const wanted = new Set(assets)
      const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own && name !== shared)
      for (const name of others) {
        const record = await (await caches.open(name)).match(address(RECORD))
        const version = record && ((await record.json()) as Version)
        if (version && isOpen(version.entry)) for (const path of version.assets) wanted.add(path)
        else await caches.delete(name)
      }
      const cache = await caches.open(shared)
      const addresses = new Set([...wanted].map(address))
      for (const { url } of await cache.keys()) if (!addresses.has(url)) await cache.delete(url)
    },
  }
}
