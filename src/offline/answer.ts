import { type Deployment, isHashed, PAGE } from './deployment'
import type { Keep } from './keep'

/** What is asked of the worker, as far as it decides. */
export interface Asked {
  method: string
  url: string
  /** Whether only a piece is. */
  piece: boolean
}

export interface Answering {
  keep: Keep
  fetch(): Promise<Response>
  /** Keeps the worker alive for what the answer does not wait for. */
  meanwhile(work: Promise<unknown>): void
}

/** Read anew wherever there is a network: whom it lists may steer frames. */
const FRESH = 'embed.json'
/** Where DuckDB looks for extensions. It crashes where it is not answered at all. */
const EXTENSIONS = 'ext/'

/** The file of the build that an address asks for; undefined for anything else, which the network answers alone. */
export function fileOf(asked: Asked, scope: string, files: ReadonlySet<string>): string | undefined {
  if (asked.method !== 'GET' || asked.piece || !asked.url.startsWith(scope)) return undefined
  const path = decodeURI(new URL(asked.url).pathname.slice(new URL(scope).pathname.length))
  if (path === '' || path === 'index.html') return PAGE
  if (path.startsWith(EXTENSIONS)) return path
  const page = path.replace(/\/index\.html$/, '/')
  if (files.has(page)) return page
  // Scripts of other versions, too: tabs of theirs may be open.
  return isHashed(path) ? path : undefined
}

export const filesOf = ({ first, soon, late }: Deployment): ReadonlySet<string> => new Set([...first, ...soon, ...late])

/** Answers for a file of the build: what is kept first, since the version it is of does not change. */
export async function answerFor(path: string, { keep, fetch, meanwhile }: Answering): Promise<Response> {
  if (path.startsWith(EXTENSIONS)) return fetch().catch(() => new Response(null, { status: 404 }))
  const asked = async () => {
    const { answer, kept } = keep.take(path, await fetch())
    meanwhile(kept)
    return answer
  }
  if (path === FRESH) return asked().catch(async () => (await keep.find(path)) ?? Response.error())
  const found = await keep.find(path).catch(() => undefined)
  if (!found) return asked()
  if (path === PAGE) meanwhile(keep.refreshPage())
  return found
}
