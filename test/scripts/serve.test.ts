import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressFolder } from '../../scripts/compress.mjs'
import { serve } from '../../scripts/serve.mjs'

const text = 'a line that comes again and again\n'.repeat(200)
let root: string
let site: Awaited<ReturnType<typeof serve>>

/** As it came over the wire: `fetch` would unpack it. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request({ port: site.port, host: '127.0.0.1', path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .once('error', reject)
      .end()
  })
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'basketeer-'))
  mkdirSync(join(root, 'assets'))
  for (const name of ['index.html', 'assets/a.js', 'assets/b.wasm', 'assets/c.parquet'])
    writeFileSync(join(root, name), text)
  writeFileSync(join(root, 'small.json'), '{}')
  writeFileSync(join(root, 'embed-client.js'), 'export {}')
  expect(await compressFolder(root, { best: false })).toBe(6)
  expect(await compressFolder(root, { best: false })).toBe(0)
  site = await serve({ root })
})
afterAll(() => {
  site.close()
  rmSync(root, { recursive: true })
})

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br;q=0.5', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['identity', undefined],
  ['br;q=0, gzip;q=0', undefined],
])('who takes %s is sent %s', async (accepts, encoding) => {
  for (const [path, type] of [
    ['/assets/a.js', 'text/javascript; charset=utf-8'],
    ['/assets/b.wasm', 'application/wasm'],
    ['/', 'text/html; charset=utf-8'],
  ] as const) {
    const { status, headers, body } = await get(path, { 'accept-encoding': accepts })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': type,
      vary: 'Accept-Encoding',
      'content-length': String(body.length),
      'cross-origin-embedder-policy': 'require-corp',
    })
    expect(headers['content-encoding']).toBe(encoding)
    const unpacked = encoding === 'br' ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body
    expect(unpacked.toString()).toBe(text)
  }
})

test('what is packed already, or too small, is sent as it is', async () => {
  for (const path of ['/assets/c.parquet', '/small.json']) {
    const { headers } = await get(path, { 'accept-encoding': 'br' })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['vary']).toBeUndefined()
  }
})

test('a file that was written anew is not sent as it was', async () => {
  const path = join(root, 'assets/b.wasm')
  const later = new Date(statSync(path).mtimeMs + 60_000)
  utimesSync(path, later, later)
  expect((await get('/assets/b.wasm', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined()
})

test.each([
  ['bytes=0-9', 206, text.slice(0, 10), `bytes 0-9/${text.length}`],
  ['bytes=10-', 206, text.slice(10), `bytes 10-${text.length - 1}/${text.length}`],
  ['bytes=-5', 206, text.slice(-5), `bytes ${text.length - 5}-${text.length - 1}/${text.length}`],
  ['bytes=5-999999', 206, text.slice(5), `bytes 5-${text.length - 1}/${text.length}`],
  ['bytes=999999-', 416, '', `bytes */${text.length}`],
  ['bytes=0-1,5-6', 200, text, undefined],
  ['rows=1-2', 200, text, undefined],
])('a range %s is one of the file itself', async (range, status, body, told) => {
  const answer = await get('/assets/a.js', { range, 'accept-encoding': 'br' })
  expect(answer.status).toBe(status)
  expect(answer.body.toString()).toBe(body)
  expect(answer.headers['content-range']).toBe(told)
  expect(answer.headers['content-encoding']).toBeUndefined()
})

test('HEAD says what GET sends, and only the client for hosts is for every origin', async () => {
  const { headers, body } = await get('/assets/a.js', { 'accept-encoding': 'br' }, 'HEAD')
  expect(body).toHaveLength(0)
  expect(headers['content-encoding']).toBe('br')
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect((await get('/embed-client.js')).headers['access-control-allow-origin']).toBe('*')
})
