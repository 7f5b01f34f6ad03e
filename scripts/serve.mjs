import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { headers as ownHeaders } from './headers.mjs'

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

/**
 * Serves a folder on localhost. `base` mounts it under a sub-path, `headers` replaces the usual ones
 * (an empty object shows what a host without isolation headers does), `instead` has contents for some of its files.
 */
export function serve({ root, port = 0, base = '/', headers = ownHeaders, host = '127.0.0.1', instead = {} }) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const answer = (status, content) => {
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
      response.end(content)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET here.')
    if (!path.startsWith(base)) return answer(404, 'Not found.')
    const content = instead[path.slice(base.length)]
    if (content !== undefined) return answer(200, content)
    let file = join(root, normalize(`/${path.slice(base.length)}`))
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
    if (!existsSync(file)) return answer(404, 'Not found.')
    response.writeHead(200, {
      ...headers,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      'Cache-Control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    if (request.method === 'HEAD') return response.end()
    createReadStream(file).pipe(response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({ url: `http://localhost:${address.port}${base}`, port: address.port, close: () => server.close() })
    })
  })
}
