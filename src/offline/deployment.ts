/** What a build consists of, written into the service worker when it is built. */
export interface Deployment {
  /** Of all files together: another one, another version. */
  version: string
  /** The script that the page begins with. Its name has the hash of everything that it leads to, so it tells tabs apart. */
  entry: string
  /** By when they are wanted: before the first paint, soon after it, or big and only for some. Addresses from the root of the build. */
  first: string[]
  soon: string[]
  late: string[]
  /** What the host should have sent with pages and scripts. */
  headers: Record<string, string>
}

/** The page itself, under whatever name it is asked for. */
export const PAGE = './'

/** A name with a hash never has another content, so versions share it. */
export const isHashed = (path: string): boolean => path.startsWith('assets/')

/** The lock that every tab of a version holds while it is open. */
export const lockOf = (entry: string): string => `${LOCKS}${entry}`
export const LOCKS = 'basketeer tab '

/** From tabs to the worker. */
export type ToWorker = { type: 'here' }
/** From the worker to tabs. */
export type FromWorker = { type: 'version'; entry: string } | { type: 'kept'; missing: number }
