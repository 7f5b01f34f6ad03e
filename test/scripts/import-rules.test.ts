import { describe, expect, it } from 'vitest'
import { importsOf, kindViolations, readSources, violations } from '../../scripts/import-rules.mjs'

const check = (files: Record<string, string>) => violations(importsOf(new Map(Object.entries(files))))

describe('import rules', () => {
  it('let a room use those behind it, types and all', () => {
    const files = {
      'src/ui/View.tsx': "import { useState } from 'react'\nimport { run } from '../client/run'\n",
      'src/client/run.ts':
        "import type {\n  Job,\n} from '../workers/protocol'\nimport { kinds } from '../analyses/kinds'\n",
      'src/workers/protocol.ts': "export type { Role } from '../recipe/schema'\n",
      'src/analyses/kinds.ts': "import * as z from 'zod/mini'\n",
      'src/recipe/schema.ts': 'export type Role = string\n',
      'src/export/csv.ts': "import type { Cell } from '../workers/protocol'\n",
    }
    expect(check(files)).toEqual([])
  })

  it.each([
    ['workers imports nothing from ui', 'src/workers/a.ts', "import type { B } from '../ui/b'"],
    ['analyses imports nothing from client', 'src/analyses/a.ts', "const b = await import('../client/b')"],
    ['recipe imports nothing from analyses', 'src/recipe/a.ts', "export { b } from '../analyses/b'"],
    ['client imports nothing from ui', 'src/client/a.ts', "import {\n  b,\n  c,\n} from '../ui/b'"],
    ['export uses analyses and recipe only', 'src/export/a.ts', "import { b } from '../workers/b'"],
    ['analyses knows no library but zod', 'src/analyses/a.ts', "import { Table } from 'apache-arrow'"],
    ['no analysis knows another', 'src/analyses/a/run.ts', "import type { B } from '../b/types'"],
    ['offline stands alone', 'src/offline/a.ts', "import { b } from '../recipe/b'"],
    ['embed-client stands alone', 'src/embed-client/a.ts', "import * as z from 'zod'"],
    ['only ui knows React', 'src/client/a.ts', "import { useQuery } from '@tanstack/react-query'"],
    ['only workers/duckdb knows DuckDB', 'src/workers/data/a.ts', "import * as duckdb from '@duckdb/duckdb-wasm'"],
    [
      'only the kernel worker loads our wasm',
      'src/workers/data/a.ts',
      "new URL('../../../wasm/build/kernels.wasm', import.meta.url)",
    ],
  ])('%s', (rule, file, text) => {
    expect(check({ [file]: `${text}\n` }).join()).toContain(rule)
  })

  it('find a cycle, be it one of types, but not where something is fetched later', () => {
    const a = "import { b } from './b'\n"
    const back = (text: string) => check({ 'src/ui/a.ts': a, 'src/ui/b.ts': `${text}\n` })
    expect(back("import { a } from './a'").join()).toContain('a cycle')
    expect(back("import type { A } from './a'").join()).toContain('a cycle')
    expect(back("const a = () => import('./a')")).toEqual([])
  })

  it('see every file there is', () => {
    const sources = readSources()
    const targets = new Set(importsOf(sources).map(({ to }) => to))
    expect(sources.size).toBeGreaterThan(300)
    expect(targets).toContain('src/workers/protocol/jobs.ts')
    const lost = [...targets].filter((to) => to.startsWith('src/') && /\.tsx?$/.test(to) && !sources.has(to))
    expect(lost).toEqual([])
  })
})

describe('floors of the screen', () => {
  it('let each use those below it, and a face fetch its own view', () => {
    const files = {
      'src/ui/shell/Shell.tsx': "import { run } from '../run/run'\nimport Start from '../start/View'\n",
      'src/ui/start/View.tsx': "import { Grid } from '../parts/results/Grid'\n",
      'src/ui/toy/View.tsx': "import { Grid } from '../parts/results/Grid'\nimport { toy } from './face'\n",
      'src/ui/parts/results/Grid.tsx':
        "import { framed } from '../charts/framed'\nimport { run } from '../../run/run'\n",
      'src/ui/parts/charts/framed.ts': 'export const framed = 1\n',
      'src/ui/run/run.ts': "import { url } from '../state/url'\n",
      'src/ui/state/url.ts': "import { faces } from '../faces'\nimport { places } from '../places'\n",
      'src/ui/places.ts': "import { faces } from './faces'\nconst load = () => import('./start/View')\n",
      'src/ui/faces.ts': "import type { Face } from './face'\nimport { toy } from './toy/face'\n",
      'src/ui/face.ts': "import type { SourceInfo } from '../workers/protocol/files'\n",
      'src/ui/toy/face.ts':
        "import { words } from './face-words'\nimport type { Face } from '../face'\n" +
        "import type { Toy } from '../../analyses/toy/definition'\nconst load = () => import('./View')\n",
      'src/ui/toy/face-words.ts': "import { words } from '../base/language'\n",
      'src/ui/base/language.ts': 'export const words = 1\n',
    }
    expect(check(files)).toEqual([])
  })

  it.each([
    ['base stands below', 'src/ui/base/a.ts', "import { b } from '../shell/b'"],
    ['base stands below', 'src/ui/base/a.ts', "import { faces } from '../faces'"],
    ['a face stands below', 'src/ui/face-of.ts', "import { b } from './state/b'"],
    ['a face stands below', 'src/ui/places.ts', "import Data from './data/View'"],
    ['state stands below', 'src/ui/state/a.ts', "import type { B } from '../run/b'"],
    ['run stands below', 'src/ui/run/a.ts', "import { b } from '../parts/open/b'"],
    ['run stands below', 'src/ui/run/a.ts', "const b = () => import('../rules/b')"],
    ['parts stands below', 'src/ui/parts/open/a.ts', "import { b } from '../../recommend/b'"],
    ['jobs stands below', 'src/ui/jobs/a.ts', "import { b } from '../shell/b'"],
    ['a view imports no other view', 'src/ui/itemsets/a.ts', "import { b } from '../rules/b'"],
    ['a view imports no other view', 'src/ui/data/a.ts', "const b = () => import('../start/b')"],
    ['a face knows base', 'src/ui/rules/face.ts', "import { b } from '../state/b'"],
    ['a face knows base', 'src/ui/rules/face.ts', "import { b } from './words'"],
    ['a face knows base', 'src/ui/rules/face-words.ts', "import { b } from '../utility/face-words'"],
    ['a face knows base', 'src/ui/rules/face.ts', "const b = () => import('../utility/View')"],
    ['a face knows base', 'src/ui/rules/face.ts', "import type { B } from '../../workers/protocol/b'"],
  ])('%s', (rule, file, text) => {
    expect(check({ [file]: `${text}\n` }).join()).toContain(rule)
  })
})

describe('a new analysis', () => {
  const folders = {
    'src/analyses/toy/definition.ts': "export const toy = { kind: 'toy' }\n",
    'src/analyses/toy/run.ts': "import { toy } from './definition'\n",
    'src/workers/toy/questions.ts': "import { toy } from '../../analyses/toy/definition'\n",
    'src/ui/toy/face.ts': "import type { Face } from '../face'\nconst load = () => import('./View')\n",
    'src/ui/toy/View.tsx':
      "import { toy } from './face'\nimport { jobs } from '../state/shown-job'\nconst kind = 'toy'\n",
    'wasm/toy/index.ts': 'export function playToy(): void {}\n',
  }
  const lines = {
    'src/analyses/registry.ts': "import { toy } from './toy/definition'",
    'src/analyses/runs.ts': "import { runToy } from './toy/run'",
    'wasm/index.ts': "export * from './toy/index'",
    'src/workers/answers.ts': "import { toyAnswers } from './toy/questions'",
    'src/ui/faces.ts': "import { toy } from './toy/face'",
  }
  const house = readSources()
  /** The house with the toy in it, listed where it is to be listed. */
  function built(files: Record<string, string>, listed: Record<string, string>) {
    const sources = new Map([...house, ...Object.entries(files)])
    for (const [registry, line] of Object.entries(listed)) {
      sources.set(registry, `${line}\n${house.get(registry) ?? ''}`)
    }
    return sources
  }
  /** What the toy alone is blamed for. */
  function blamed(sources: ReadonlyMap<string, string>): string[] {
    const told = (of: ReadonlyMap<string, string>) => [...violations(importsOf(of)), ...kindViolations(of)]
    const before = new Set(told(house))
    return told(sources).filter((each) => !before.has(each))
  }

  it('is four folders and a line in five files', () => {
    const sources = built(folders, lines)
    expect(blamed(sources)).toEqual([])
    const homes = new Set(Object.keys(folders).map((path) => path.slice(0, path.indexOf('/toy/'))))
    expect(homes.size).toBe(4)
    const changed = [...sources].filter(([path, text]) => !(path in folders) && text !== house.get(path))
    expect(changed.map(([path]) => path).sort()).toEqual(Object.keys(lines).sort())
    for (const [path, text] of changed) {
      expect(text.split('\n').length - (house.get(path) ?? '').split('\n').length).toBe(1)
    }
  })

  // The compiler tells it too where lists are mapped over the kinds, and where an import is listed nowhere.
  it.each(Object.keys(lines))('that is forgotten in %s is told', (forgotten) => {
    const others = Object.fromEntries(Object.entries(lines).filter(([path]) => path !== forgotten))
    expect(blamed(built(folders, others))).toEqual([`${forgotten} has no line for toy`])
  })

  it('without questions of its own needs no answers', () => {
    const { 'src/workers/toy/questions.ts': _questions, ...without } = folders
    const { 'src/workers/answers.ts': _answers, ...listed } = lines
    expect(blamed(built(without, listed))).toEqual([])
  })

  it.each(['src/client/engine.ts', 'src/ui/run/job-share.ts', 'src/workers/result/match.ts', 'src/ui/rules2/View.tsx'])(
    'is named in no other file: %s',
    (path) => {
      const sources = built({ ...folders, [path]: "if (kind === 'toy') play()\n" }, lines)
      expect(blamed(sources)).toEqual([`only its folders and the registries name toy: ${path}:1`])
    },
  )
})
