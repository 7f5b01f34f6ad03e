import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { analyses } from '../../src/analyses/registry'

const root = fileURLToPath(new URL('../../src/analyses', import.meta.url))

/** Labels of phases that stand in no literal beside `label`. */
const GIVEN: Record<string, readonly string[]> = {
  'hypotheses/subgroups/beam.ts': ['search', 'permuted'],
  'hypotheses/subgroups/search.ts': ['search', 'permuted'],
  'mining/select.ts': ['closed', 'maximal'],
  'sequences/lay.ts': ['recode and pairs', 'times'],
  'sequences/select.ts': ['closed', 'maximal'],
  'sequences/times.ts': ['times'],
  'utility/spread.ts': ['pairs', 'mine'],
}

/** Phases of models tell nothing where these are only judged. */
const SILENT: Partial<Record<string, readonly string[]>> = { judge: ['pairs', 'top'] }

/** Every file that a run loads. */
function reached(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen
  const source = readFileSync(join(root, file), 'utf8')
  seen.set(file, source)
  for (const [, path = ''] of source.matchAll(/^(?:import|export) (?!type )(?:\{[^}]*\}|[^;{]*?) from '(\.[^']+)'/gm)) {
    const place = join(dirname(file), path)
    const next = existsSync(join(root, `${place}.ts`)) ? `${place}.ts` : join(place, 'index.ts')
    if (!next.startsWith('..')) reached(next, seen)
  }
  return seen
}

/** Labels of the phases in a file; `label` in a run is nothing else. */
function labelsIn(file: string, source: string): string[] {
  const phases = source.matchAll(/\blabel(?:: (?:'([^']+)'|(\w+)(?=,))|(?=, run:|,$))/gm)
  return Array.from(phases).flatMap(([, literal]) =>
    literal === undefined ? (GIVEN[file] ?? [`? in ${file}`]) : [literal],
  )
}

test.each(Object.entries(analyses))('every step of %s has its share of the bar', (kind, { steps }) => {
  const files = [...reached(`${kind}/run.ts`)]
  const labels = new Set(files.flatMap(([file, source]) => labelsIn(file, source)))
  for (const silent of SILENT[kind] ?? []) expect(labels.delete(silent)).toBe(true)
  expect(Object.keys(steps).sort()).toEqual([...labels].sort())
  for (const [from, to] of Object.values(steps)) {
    expect(from).toBeLessThan(to)
    expect(to).toBeLessThanOrEqual(1)
  }
})
