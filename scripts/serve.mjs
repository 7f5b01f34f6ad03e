import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { FOR_EVERYBODY, headers as ownHeaders } from './headers.mjs'

const TYPES = {
  '.arrow': 'application/vnd.apache.arrow.file',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
]

/** Whether a browser takes an encoding: named, or meant by `*`, and not with q=0. */
function takes(accepted, encoding) {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [name, ...more] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const q = more.find((each) => each.startsWith('q='))
      return [name, q === undefined ? 1 : Number(q.slice(2))]
    }),
  )
  return (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
}

/** What the build has compressed beforehand, where it is no older than the file itself. */
function precompressed(file, accepted) {
  const made = statSync(file).mtimeMs
  const there = ENCODINGS.filter(([, ending]) => existsSync(file + ending) && statSync(file + ending).mtimeMs >= made)
  const found = there.find(([encoding]) => takes(accepted, encoding))
  return { varies: there.length > 0, encoding: found?.[0], path: found ? file + found[1] : file }
}

/** One range of bytes as [first, last]; null where it lies outside, undefined where none is asked for that we answer. */
function rangeOf(asked, size) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '') ?? []
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first <= last ? [first, last] : null
}

/**
 * Serves a folder on localhost. `base` mounts it under a sub-path, `headers` replaces the usual ones
 * (an empty object shows what a host without isolation headers does), `instead` has contents for some of its files.
 */
export function serve({ root, port = 0, base = '/', headers = ownHeaders, host = '127.0.0.1', instead = {} }) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const answer = (status, content, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { ...headers, 'Content-Type': type, 'Cache-Control': 'no-cache' })
      response.end(content)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET here.')
    if (!path.startsWith(base)) return answer(404, 'Not found.')
    const name = path.slice(base.length)
    const content = instead[name]
    if (content !== undefined) return answer(200, content, TYPES[extname(name)])
    let file = join(root, normalize(`/${name}`))
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith('/')) {
        response.writeHead(301, { ...headers, Location: `${path.split('/').pop()}/` })
        return response.end()
      }
      file = join(file, 'index.html')
    }
    if (!existsSync(file)) return answer(404, 'Not found.')

    const range = request.headers.range
    // A range is one of the file itself, whatever it could be sent as.
    const sent = precompressed(file, range ? '' : String(request.headers['accept-encoding'] ?? ''))
    const { size } = statSync(sent.path)
    const part = rangeOf(range, size)
    const about = {
      ...headers,
      ...(headers === ownHeaders && FOR_EVERYBODY.includes(name) && { 'Access-Control-Allow-Origin': '*' }),
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Accept-Ranges': 'bytes',
      ...(sent.varies && { Vary: 'Accept-Encoding' }),
      ...(sent.encoding && { 'Content-Encoding': sent.encoding }),
    }
    if (part === null) {
      response.writeHead(416, { ...about, 'Content-Range': `bytes */${size}` })
      return response.end()
    }
    const [first, last] = part ?? [0, size - 1]
    response.writeHead(part ? 206 : 200, {
      ...about,
      'Content-Length': last - first + 1,
      ...(part && { 'Content-Range': `bytes ${first}-${last}/${size}` }),
    })
    if (request.method === 'HEAD' || size === 0) return response.end()
    createReadStream(sent.path, { start: first, end: last }).pipe(response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({
        url: `http://localhost:${address.port}${base}`,
        port: address.port,
        close() {
          server.close()
          // One that is gone answers nobody, also on what is open still.
          server.closeAllConnections()
        },
      })
    })
  })
}
