import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Rooms in order; each may use those behind it. */
const ROOMS = ['ui', 'client', 'workers', 'analyses', 'recipe']
const BROWSERLESS = ['analyses', 'recipe']
const REACT = /^(?:react(?:-dom|-aria-components)?|@tanstack\/react-[^/]+|lucide-react)(?:\/|$)/

// Code here is formatted, so an import is a line that begins or ends with one of these.
const IMPORT =
  /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'([^']+)',\s*import\.meta\.url/gms

/** Folders of `src/analyses` that are no analysis: what several need. */
const SHARED = ['mining', 'factors', 'shapes']

const folderOf = (path) => /^src\/analyses\/([a-z]+)\//.exec(path)?.[1]

const roomOf = (path) => /^src\/([a-z]+)\//.exec(path)?.[1]

function resolved(from, specifier, files) {
  if (!specifier.startsWith('.')) return specifier
  const path = join(dirname(from), specifier.replace(/\?.*$/, ''))
  return [path, `${path}.ts`, `${path}.tsx`].find((each) => files.has(each)) ?? path
}

/** Every import of every file: from, to, and whether it is of types alone. */
export function importsOf(sources) {
  const files = new Set(sources.keys())
  const imports = []
  for (const [from, text] of sources) {
    for (const [, type, fixed, lazy, url] of text.matchAll(IMPORT)) {
      imports.push({
        from,
        to: resolved(from, fixed ?? lazy ?? url, files),
        type: type !== undefined,
        now: fixed !== undefined,
      })
    }
  }
  return imports
}

/** What an import breaks, in words; null where it is fine. */
function broken({ from, to, type }) {
  const here = roomOf(from)
  const there = roomOf(to)
  if (here === 'export') {
    if (!type && ['ui', 'client', 'workers'].includes(there)) return 'export uses analyses and recipe only'
  } else if (here !== undefined && ROOMS.indexOf(there) >= 0 && ROOMS.indexOf(there) < ROOMS.indexOf(here)) {
    return `${here} imports nothing from ${there}`
  }
  const [one, other] = [folderOf(from), folderOf(to)]
  if (one && other && one !== other && !SHARED.includes(other)) return 'no analysis knows another'
  const outside = !to.startsWith('src/') && !to.startsWith('wasm/')
  if (outside && BROWSERLESS.includes(here) && !/^zod(?:\/|$)/.test(to)) return `${here} knows no library but zod`
  if (outside && here !== 'ui' && REACT.test(to)) return 'only ui knows React'
  if (/^@duckdb\//.test(to) && !from.startsWith('src/workers/duckdb/')) return 'only workers/duckdb knows DuckDB'
  if (to.startsWith('wasm/') && !/^src\/workers\/(?:kernel\.worker|kernel\/)/.test(from))
    return 'only the kernel worker loads our wasm'
  return null
}

/** A way from a file back to itself along imports that run, or null. */
function cycleFrom(start, next, done) {
  const path = []
  const visit = (file) => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    path.push(file)
    for (const to of next.get(file) ?? []) {
      const found = visit(to)
      if (found) return found
    }
    path.pop()
    done.add(file)
    return null
  }
  return visit(start)
}

export function violations(imports) {
  const found = imports.flatMap((each) => {
    const rule = broken(each)
    return rule === null ? [] : [`${rule}: ${each.from} → ${each.to}`]
  })
  const next = new Map()
  for (const { from, to, type, now } of imports) {
    if (type || !now || !to.startsWith('src/')) continue
    next.set(from, [...(next.get(from) ?? []), to])
  }
  const done = new Set()
  for (const file of next.keys()) {
    const cycle = cycleFrom(file, next, done)
    if (cycle) return [...found, `a cycle: ${cycle.join(' → ')}`]
  }
  return found
}

export function readSources() {
  const paths = readdirSync('src', { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = readSources()
  const imports = importsOf(sources)
  const found = violations(imports)
  for (const line of found) console.log(line)
  console.log(`${sources.size} files, ${imports.length} imports looked at`)
  process.exit(found.length === 0 && imports.length > sources.size ? 0 : 1)
}
