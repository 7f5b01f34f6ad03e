import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerFor, fileOf, filesOf } from '../../src/offline/answer'
import type { Deployment } from '../../src/offline/deployment'
import { createKeep } from '../../src/offline/keep'
import { fakeCaches } from './fake-caches'

const scope = 'https://shop.example/tools/b/'

const deploymentOf = (at: number, more: Partial<Deployment> = {}): Deployment => ({
  version: `v${at}`,
  entry: `assets/index-${at}.js`,
  first: ['./', `assets/index-${at}.js`, 'assets/base-0.css'],
  soon: [`assets/view-${at}.js`, 'embed.json', 'icon.svg'],
  late: ['assets/engine-0.wasm'],
  headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
  ...more,
})

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
}

/** A host that has the files of one deployment; `broken` answers for some of them, or for all. */
function hostOf(deployment: Deployment, broken: (path: string) => Response | undefined = () => undefined) {
  const files = filesOf(deployment)
  const asked: string[] = []
  return {
    asked,
    fetch: async (address: string) => {
      const path = address === scope ? './' : address.slice(scope.length)
      asked.push(path)
      const instead = broken(path)
      if (instead) return instead
      if (!files.has(path)) return new Response('none', { status: 404 })
      const page = path === './' || path.endsWith('/')
      const type = page ? 'text/html' : (TYPES[path.split('.').pop()!] ?? '')
      return new Response(page ? `<script src="${deployment.entry}">` : path, { headers: { 'content-type': type } })
    },
  }
}

const silent = { fetch: () => Promise.reject(new TypeError('no network')) }

const textOf = async (response: Response | undefined) => response && (await response.text())

test('one visit keeps everything, as the host should have sent it', async () => {
  const caches = fakeCaches()
  const deployment = deploymentOf(1)
  const host = hostOf(deployment)
  const keep = createKeep(deployment, { caches, scope, ...host })
  await keep.first()
  expect([...host.asked].sort()).toEqual([...deployment.first].sort())
  expect(await keep.rest(true)).toBe(0)
  // Nothing is fetched twice.
  expect(host.asked).toHaveLength(new Set(host.asked).size)
  const later = createKeep(deployment, { caches, scope, ...silent })
  for (const path of filesOf(deployment)) {
    const found = await later.find(path)
    expect(found?.headers.get('cross-origin-embedder-policy') ?? null, path).toBe(
      /(?:\/|\.js)$/.test(path) ? 'require-corp' : null,
    )
  }
})

test('what the host says itself stands', async () => {
  const sent = (path: string) =>
    path === 'assets/index-1.js'
      ? new Response(path, {
          headers: { 'content-type': 'text/javascript', 'cross-origin-embedder-policy': 'credentialless' },
        })
      : undefined
  const deployment = deploymentOf(1)
  const keep = createKeep(deployment, { caches: fakeCaches(), scope, ...hostOf(deployment, sent) })
  await keep.first()
  expect((await keep.find('assets/index-1.js'))?.headers.get('cross-origin-embedder-policy')).toBe('credentialless')
})

const opaque = () =>
  Object.defineProperty(new Response('x', { headers: { 'content-type': 'text/css' } }), 'type', { value: 'opaque' })

const wrongs: Record<string, () => Response> = {
  'an error': () => new Response('no', { status: 503, headers: { 'content-type': 'text/css' } }),
  'a page for everything': () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  'a piece': () => new Response('b', { status: 206, headers: { 'content-type': 'text/css' } }),
  'what nobody may look into': opaque,
  'a body that breaks off': () =>
    new Response(new ReadableStream({ pull: (into) => into.error(new TypeError('broke off')) }), {
      headers: { 'content-type': 'text/css' },
    }),
}

for (const [name, wrong] of Object.entries(wrongs)) {
  test(`${name} is never kept`, async () => {
    const caches = fakeCaches()
    const deployment = deploymentOf(1)
    const css = 'assets/base-0.css'
    const keep = createKeep(deployment, {
      caches,
      scope,
      ...hostOf(deployment, (path) => (path === css ? wrong() : undefined)),
    })
    await expect(keep.first()).rejects.toThrow()
    const { answer, kept } = keep.take(css, wrong())
    expect(await kept).toBe(false)
    expect(answer.status).toBe(wrong().status)
    expect(await keep.find(css)).toBeUndefined()
    // When the host is well again, what was missing comes.
    const well = createKeep(deployment, { caches, scope, ...hostOf(deployment) })
    await well.first()
    expect(await well.rest(true)).toBe(0)
    expect(await textOf(await well.find(css))).toBe(css)
  })
}

test('a page of another version is not taken for ours while files are being replaced', async () => {
  const keep = createKeep(deploymentOf(1), {
    caches: fakeCaches(),
    scope,
    fetch: async (address) => hostOf(deploymentOf(address === scope ? 2 : 1)).fetch(address),
  })
  await expect(keep.first()).rejects.toThrow('./ is not to be had')
})

test('a full disk keeps what it can, and the rest comes over the network', async () => {
  const deployment = deploymentOf(1)
  for (let room = 4; room < 9; room++) {
    const caches = fakeCaches(room)
    const host = hostOf(deployment)
    const keep = createKeep(deployment, { caches, scope, ...host })
    await keep.first()
    expect(await keep.rest(true)).toBe(8 - room)
    const answered = await answerFor('assets/engine-0.wasm', {
      keep,
      fetch: () => host.fetch(`${scope}assets/engine-0.wasm`),
      meanwhile: () => undefined,
    })
    expect(await answered.text()).toBe('assets/engine-0.wasm')
    caches.state.room = 100
    expect(await keep.rest(true)).toBe(0)
  }
})

test('whatever versions come and whichever tabs stay open, each tab finds the files of its own, and no others are left', async () => {
  const step = fc.record({ closes: fc.array(fc.nat(5), { maxLength: 3 }), opens: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const caches = fakeCaches()
      let tabs: number[] = []
      for (const [at, { closes, opens }] of steps.entries()) {
        const deployment = deploymentOf(at)
        const keep = createKeep(deployment, { caches, scope, ...hostOf(deployment) })
        await keep.first()
        await keep.rest(true)
        if (opens) tabs.push(at)
        tabs = tabs.filter((tab) => !closes.includes(tab))
        await keep.sweep((entry) => tabs.some((tab) => deploymentOf(tab).entry === entry))
        const alive = new Set([at, ...tabs])
        const scripts = (caches.kept().get(`basketeer ${scope} assets`) ?? []).filter((url) =>
          /(?:index|view)-/.test(url),
        )
        expect(scripts).toEqual(
          [...alive].flatMap((of) => [`${scope}assets/index-${of}.js`, `${scope}assets/view-${of}.js`]).sort(),
        )
        expect([...caches.kept().keys()].filter((name) => / v\d+$/.test(name)).sort()).toEqual(
          [...alive].map((of) => `basketeer ${scope} v${of}`).sort(),
        )
        for (const tab of tabs) {
          const path = `assets/view-${tab}.js`
          expect(await textOf(await answerFor(path, { keep, ...silent, meanwhile: () => undefined }))).toBe(path)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('another deployment of the same origin is left alone', async () => {
  const caches = fakeCaches()
  const here = createKeep(deploymentOf(1), { caches, scope, ...hostOf(deploymentOf(1)) })
  await caches.open('basketeer https://shop.example/tools/ v1')
  await caches.open('something else')
  await here.first()
  await here.sweep(() => false)
  expect([...caches.kept().keys()]).toEqual(
    expect.arrayContaining(['basketeer https://shop.example/tools/ v1', 'something else']),
  )
})

test('what is asked for is told by its address', () => {
  const files = filesOf(deploymentOf(1, { soon: ['dashboard/', 'icon.svg', 'embed.json'] }))
  const of = (path: string, more: object = {}) =>
    fileOf({ method: 'GET', url: new URL(path, scope).href, piece: false, ...more }, scope, files)
  expect(of('')).toBe('./')
  expect(of('?embed=1&view=rules')).toBe('./')
  expect(of('index.html?x#/y')).toBe('./')
  expect(of('dashboard/')).toBe('dashboard/')
  expect(of('dashboard/index.html')).toBe('dashboard/')
  expect(of('assets/index-1.js')).toBe('assets/index-1.js')
  expect(of('assets/of-an-older-one.js')).toBe('assets/of-an-older-one.js')
  expect(of('ext/v1/x.wasm')).toBe('ext/v1/x.wasm')
  // A shop's own data beside the build is none of ours, nor are pieces, posts and what lies elsewhere.
  for (const path of [
    'orders.parquet',
    'views/spring/rows.arrow',
    '../',
    '../b2/',
    'https://elsewhere.example/icon.svg',
  ])
    expect(of(path), path).toBeUndefined()
  expect(of('icon.svg', { method: 'POST' })).toBeUndefined()
  expect(of('icon.svg', { piece: true })).toBeUndefined()
})

test('who may steer frames is read anew wherever there is a network', async () => {
  const deployment = deploymentOf(1)
  const keep = createKeep(deployment, { caches: fakeCaches(), scope, ...hostOf(deployment) })
  await keep.rest(true)
  const pending: Promise<unknown>[] = []
  const ask = (fetch: () => Promise<Response>) =>
    answerFor('embed.json', { keep, fetch, meanwhile: (work) => pending.push(work) })
  const lists = (text: string) => async () => new Response(text, { headers: { 'content-type': 'application/json' } })
  expect(await textOf(await ask(silent.fetch))).toBe('embed.json')
  expect(await textOf(await ask(lists('new')))).toBe('new')
  await Promise.all(pending)
  expect(await textOf(await ask(silent.fetch))).toBe('new')
})

test('DuckDB is answered although nobody is there, and a page that is kept is looked at again', async () => {
  const deployment = deploymentOf(1)
  const host = hostOf(deployment)
  const keep = createKeep(deployment, { caches: fakeCaches(), scope, ...host })
  expect((await answerFor('ext/x.wasm', { keep, ...silent, meanwhile: () => undefined })).status).toBe(404)
  await keep.first()
  const pending: Promise<unknown>[] = []
  await answerFor('./', { keep, ...silent, meanwhile: (work) => pending.push(work) })
  await Promise.all(pending)
  expect(host.asked.filter((path) => path === './')).toHaveLength(2)
})
