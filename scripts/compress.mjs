import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Parquet, pictures and fonts are compressed already. */
const WORTH = new Set(['.css', '.csv', '.html', '.js', '.json', '.svg', '.wasm', '.webmanifest'])
const LEAST_BYTES = 1024
/** What the next build has again is not compressed again: at its best, an engine takes a minute. */
const CACHE = 'node_modules/.cache/basketeer/compressed'
/** As many as zlib has threads of its own. */
const AT_ONCE = 4

const WAYS = {
  br: (bytes, best) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: best ? 11 : 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes, best) => promisify(gzip)(bytes, { level: best ? 9 : 6 }),
}

async function compress(path, way, best) {
  const bytes = readFileSync(path)
  const kept = join(CACHE, `${createHash('sha256').update(bytes).digest('hex')}.${best ? 'best' : 'quick'}.${way}`)
  try {
    copyFileSync(kept, `${path}.${way}`)
    return
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  writeFileSync(`${kept}.part`, await WAYS[way](bytes, best))
  renameSync(`${kept}.part`, kept)
  copyFileSync(kept, `${path}.${way}`)
}

function isDone(path, way) {
  try {
    return statSync(`${path}.${way}`).mtimeMs >= statSync(path).mtimeMs
  } catch {
    return false
  }
}

/** Puts a .br and a .gz beside every file of a folder that is worth it, as small as can be or in a moment; how many were missing. */
export async function compressFolder(root, { best = true } = {}) {
  mkdirSync(CACHE, { recursive: true })
  const waiting = readdirSync(root, { recursive: true })
    .map((name) => join(root, name))
    .filter((path) => WORTH.has(extname(path)) && statSync(path).size >= LEAST_BYTES)
    // The biggest take longest, so they begin.
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .flatMap((path) => Object.keys(WAYS).map((way) => ({ path, way })))
    .filter(({ path, way }) => !isDone(path, way))
  const missing = waiting.length
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await compress(next.path, next.way, best)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return missing
}
