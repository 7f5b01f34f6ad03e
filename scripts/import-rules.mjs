import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Rooms in order; each may use those behind it. */
const ROOMS = ['ui', 'client', 'workers', 'analyses', 'recipe', 'preparation']
const BROWSERLESS = ['analyses', 'recipe', 'preparation']
const REACT = /^(?:react(?:-dom|-aria-components)?|@tanstack\/react-[^/]+|lucide-react)(?:\/|$)/

// Code here is formatted, so an import is a line that begins or ends with one of these.
const IMPORT =
  /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'([^']+)',\s*import\.meta\.url/gms

/** Floors of the screen; each may use those below it, and views stand side by side. */
const FLOORS = { base: 0, state: 2, run: 3, parts: 4, shell: 6, embed: 6, published: 6, languages: 6 }
const FACE = 1
const VIEW = 5
const OF_HOUSE = /^src\/ui\/(?:face|faces|face-of|places)\.ts$/
const OF_KIND = /^src\/ui\/[a-z]+\/face(?:-[a-z]+)?\.ts$/

/** Where each analysis is listed, and the file of its folder that says it has something to list there. */
const REGISTRIES = {
  'src/analyses/registry.ts': () => 'src/analyses/registry.ts',
  'src/analyses/runs.ts': () => 'src/analyses/registry.ts',
  'wasm/index.ts': () => 'src/analyses/registry.ts',
  'src/workers/answers.ts': (kind) => `src/workers/${kind}/questions.ts`,
  'src/ui/faces.ts': () => 'src/analyses/registry.ts',
}
/** Names that columns have in the files of others. */
const NO_KINDS = ['src/recipe/role-names.ts']
/** Folders of `src/analyses` that are no analysis: what several need. */
const SHARED = ['mining', 'factors', 'shapes', 'published']

/** Built to a file each, so they bring nothing of the house along. */
const ALONE = ['offline', 'embed-client']

const folderOf = (path) => /^src\/analyses\/([a-z]+)\//.exec(path)?.[1]

const roomOf = (path) => /^src\/([a-z-]+)\//.exec(path)?.[1]

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

const uiFolder = (path) => /^src\/ui\/([a-z]+)\//.exec(path)?.[1]

function floorOf(path) {
  if (OF_HOUSE.test(path) || OF_KIND.test(path)) return FACE
  const folder = uiFolder(path)
  return folder === undefined ? FLOORS.shell : (FLOORS[folder] ?? VIEW)
}

/** What an import between floors of the screen breaks. A face, and a place, fetch their views lazily. */
function brokenOnFloors({ from, to, now }) {
  const [here, there] = [floorOf(from), floorOf(to)]
  const own = uiFolder(from) === uiFolder(to)
  if (OF_KIND.test(from)) {
    if (own && (OF_KIND.test(to) || !now)) return null
    if (to !== 'src/ui/face.ts' && there !== FLOORS.base) return 'a face knows base, analyses and its own words only'
  }
  if (here === VIEW && there === VIEW && !own) return 'a view imports no other view'
  if (here >= there || (here === FACE && !now)) return null
  return `${uiFolder(from) ?? 'a face'} stands below what it imports`
}

/** What an import breaks, in words; null where it is fine. */
function broken({ from, to, type, now }) {
  if (from.startsWith('wasm/')) return null
  const here = roomOf(from)
  const there = roomOf(to)
  if (here === 'export') {
    if (!type && ['ui', 'client', 'workers'].includes(there)) return 'export uses analyses and recipe only'
  } else if (here !== undefined && ROOMS.indexOf(there) >= 0 && ROOMS.indexOf(there) < ROOMS.indexOf(here)) {
    return `${here} imports nothing from ${there}`
  }
  const [one, other] = [folderOf(from), folderOf(to)]
  if (one && other && one !== other && !SHARED.includes(other)) return 'no analysis knows another'
  if (ALONE.includes(here) && there !== here) return `${here} stands alone`
  const outside = !to.startsWith('src/') && !to.startsWith('wasm/')
  if (outside && BROWSERLESS.includes(here) && !/^zod(?:\/|$)/.test(to)) return `${here} knows no library but zod`
  if (outside && here !== 'ui' && REACT.test(to)) return 'only ui knows React'
  if (/^@duckdb\//.test(to) && !from.startsWith('src/workers/duckdb/')) return 'only workers/duckdb knows DuckDB'
  if (to === 'idb-keyval' && !/^src\/(?:workers\/store\/|ui\/parts\/open\/remembered)/.test(from))
    return 'only workers/store keeps things, but for mappings of columns'
  if (to.startsWith('wasm/') && !/^src\/workers\/(?:kernel\.worker|kernel\/)/.test(from))
    return 'only the kernel worker loads our wasm'
  if (OF_KIND.test(from) && to.startsWith('src/') && !/^src\/(?:ui|analyses)\//.test(to))
    return 'a face knows base, analyses and its own words only'
  return here === 'ui' && there === 'ui' ? brokenOnFloors({ from, to, now }) : null
}

/** A way from a file back to itself, or null. */
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
  for (const { from, to, now } of imports) {
    if (!now || !to.startsWith('src/')) continue
    next.set(from, [...(next.get(from) ?? []), to])
  }
  const done = new Set()
  for (const file of next.keys()) {
    const cycle = cycleFrom(file, next, done)
    if (cycle) return [...found, `a cycle: ${cycle.join(' → ')}`]
  }
  return found
}

/** Analyses that are listed, and those that have a folder and should be. */
function kindsOf(sources) {
  const listed = /export const analyses = \{([^}]*)\}/.exec(sources.get('src/analyses/registry.ts') ?? '')?.[1] ?? ''
  const folders = [...sources.keys()].map(
    (path) => /^src\/(?:analyses|ui)\/([a-z]+)\/(?:definition|face)\.ts$/.exec(path)?.[1],
  )
  return [...new Set([...(listed.match(/[a-z]+/g) ?? []), ...folders.filter(Boolean)])]
}

/** An analysis is four folders of its name and a line in each registry: whatever else names it, or does not, is told. */
export function kindViolations(sources) {
  const kinds = kindsOf(sources)
  const name = new RegExp(`(['"\`])(${kinds.join('|')})\\1`)
  const home = new RegExp(`^src/[a-z]+/(?:${kinds.join('|')})/`)
  const told = []
  for (const [path, text] of sources) {
    if (!path.startsWith('src/') || path in REGISTRIES || NO_KINDS.includes(path) || home.test(path)) continue
    for (const [at, line] of text.split('\n').entries()) {
      const kind = name.exec(line)?.[2]
      if (kind) told.push(`only its folders and the registries name ${kind}: ${path}:${at + 1}`)
    }
  }
  for (const [registry, witness] of Object.entries(REGISTRIES)) {
    for (const kind of kinds) {
      if (sources.has(witness(kind)) && !sources.get(registry)?.includes(`'./${kind}/`))
        told.push(`${registry} has no line for ${kind}`)
    }
  }
  return told
}

export function readSources() {
  const paths = readdirSync('src', { recursive: true })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
  return new Map([...paths, 'wasm/index.ts'].map((path) => [path, readFileSync(path, 'utf8')]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = readSources()
  const imports = importsOf(sources)
  const found = [...violations(imports), ...kindViolations(sources)]
  for (const line of found) console.log(line)
  console.log(`${sources.size} files, ${imports.length} imports looked at`)
  process.exit(found.length === 0 && imports.length > sources.size ? 0 : 1)
}
