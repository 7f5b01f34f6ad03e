import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { isolation, metaPolicy } from './headers.mjs'

/** Bigger ones are engines and data, which not everybody needs. */
const BIG_BYTES = 1_000_000
/** Read by hosts and their servers alone, or the worker itself. */
const NOT_KEPT =
  /^(?:_headers|vercel\.json|\.htaccess|nginx-headers\.conf|service-worker\.js|\.vite\/.*|.*\.(?:br|gz|map|d\.ts))$/

function chunksOf(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) chunksOf(manifest, next, seen)
  return seen
}

/** What the service worker is told of a build: which files there are, and when they are wanted. */
export function deploymentOf(root) {
  const manifest = JSON.parse(readFileSync(`${root}/.vite/manifest.json`, 'utf8'))
  const chunks = [...chunksOf(manifest, 'index.html')].map((key) => manifest[key])
  const first = ['./', ...new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))]

  const others = readdirSync(root, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(`${root}/${name}`).isFile() && !NOT_KEPT.test(name) && name !== 'index.html')
    .filter((name) => !first.includes(name))
    .sort()
  const asAsked = (name) => name.replace(/(^|\/)index\.html$/, '$1')
  const isBig = (name) => statSync(`${root}/${name}`).size > BIG_BYTES || name.startsWith('samples/')

  const hash = createHash('sha256')
  for (const name of ['index.html', ...others]) {
    hash.update(name)
    // The others have it in their names.
    if (!name.startsWith('assets/')) hash.update(readFileSync(`${root}/${name}`))
  }
  const headers = { ...isolation, 'Content-Security-Policy': metaPolicy }
  hash.update(JSON.stringify(headers))
  return {
    version: hash.digest('hex').slice(0, 16),
    entry: manifest['index.html'].file,
    first,
    soon: others.filter((name) => !isBig(name)).map(asAsked),
    late: others.filter(isBig).map(asAsked),
    headers,
  }
}
