import { describe, expect, it } from 'vitest'
import { importsOf, readSources, violations } from '../../scripts/import-rules.mjs'

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

  it('find a cycle, but not one of types', () => {
    const a = "import { b } from './b'\n"
    expect(check({ 'src/ui/a.ts': a, 'src/ui/b.ts': "import { a } from './a'\n" }).join()).toContain('a cycle')
    expect(check({ 'src/ui/a.ts': a, 'src/ui/b.ts': "import type { A } from './a'\n" })).toEqual([])
  })

  it('see every file there is', () => {
    const sources = readSources()
    const targets = new Set(importsOf(sources).map(({ to }) => to))
    expect(sources.size).toBeGreaterThan(300)
    expect(targets).toContain('src/recipe/schema.ts')
    const lost = [...targets].filter((to) => to.startsWith('src/') && /\.tsx?$/.test(to) && !sources.has(to))
    expect(lost).toEqual([])
  })
})
