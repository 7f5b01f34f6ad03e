/** Files whose headers decide what a page and its workers may do. */
const GOVERNED = /(?:\/|\.html|\.js)$/

/**
 * A response as the host should have sent it: pages and scripts isolate, so that threads share one memory, and carry the
 * policy, which workers have from their own script alone. What the host did send stands.
 */
export function asSent(path: string, response: Response, headers: Record<string, string>): Response {
  const lacking = GOVERNED.test(path) ? Object.entries(headers).filter(([name]) => !response.headers.has(name)) : []
  // What came by a redirect must not answer a navigation, so that it is made anew as well.
  if (lacking.length === 0 && !response.redirected) return response
  const { status, statusText } = response
  const own = new Headers(response.headers)
  for (const [name, value] of lacking) own.set(name, value)
  return new Response(response.body, { status, statusText, headers: own })
}

/** Whether this is the whole of the file that was asked for: no error, no piece, no other origin's, no page in place of a script. */
export function isWhole(path: string, response: Response): boolean {
  if (response.status !== 200 || response.type === 'opaque') return false
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html')
  return isPage === /(?:\/|\.html)$/.test(path)
}
