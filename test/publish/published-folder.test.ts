import { expect, test } from 'vitest'
import { crc32 } from '../../src/export/crc32'
import { publishedFiles } from '../../src/ui/parts/publish/collect'
import { FORMAT, jobOf, readView, sameResult } from '../../src/ui/parts/publish/document'
import { folderName } from '../../src/ui/parts/publish/write'
import { marks } from '../../src/ui/state/marks'
import type { Job } from '../../src/workers/protocol/jobs'
import type { Published } from '../../src/workers/protocol/published'
import { publishedResult } from '../../src/workers/result/published/published-result'
import { choice, recommendations } from './recommendations'

const platform = { isolated: false, simd: true, threads: 1, version: '1.2.3' }

function folder(notes: number[]) {
  const customers = ['Zoe Planted', 'Planted', 'Ann'].map((name) => ({ name, group: 0, items: [0] }))
  const stored = recommendations(customers)
  const published: Published = publishedResult(stored, choice)
  const job = {
    jobId: 'j',
    recipe: stored.context.recipe,
    source: { name: 'Planted & sons.csv', fingerprint: 'f00d' },
    state: 'succeeded',
    progress: { phase: 'result', done: 1, total: 1 },
    submittedAt: 1,
    outcome: {
      rows: 3,
      limited: false,
      method: 'als',
      timings: { ingest: 1, encode: 1, kernel: 1, total: 3 },
      threads: 1,
      shared: false,
      warnings: [{ code: 'odd', message: 'Planted is odd' }],
    },
    report: stored.report,
    result: stored.info,
    error: { code: 'internal', message: 'Planted', cause: 'Planted' },
  } as unknown as Job
  marks.restore({ j: { stars: [2], notes: { 0: 'Give a call', 1: 'Planted knows' } }, other: { stars: [], notes: {} } })
  const ready = { ...published, checksum: crc32(published.bytes) }
  const wanted = { title: 'Lists', people: 'replaced', ofPeople: true, conditions: [], steps: false, notes } as const
  return { published, files: publishedFiles({ platform }, job, { tab: 'grid', selected: 1 }, ready, wanted) }
}

test('no byte of a folder says a planted name, and its marks are on the rows they were on', () => {
  const { published, files } = folder([0])
  for (const { bytes } of files) expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/planted/i)
  const [result, document] = files
  const view = readView(document!.bytes, 'views/lists')
  expect(sameResult(result!.bytes, view)).toBe(true)
  const { moved } = published
  expect(view.marks).toEqual({ stars: [moved![2]], notes: { [moved![0]!]: 'Give a call' } })
  expect(view.selected).toBe(moved![1])
  expect(jobOf(view)).toMatchObject({ state: 'succeeded', source: null, result: { rows: 3 } })
})

test('what is damaged, cut short or newer is refused in words', () => {
  const [result, document] = folder([]).files
  const text = new TextDecoder().decode(document!.bytes)
  const read = (changed: string) => () => readView(new TextEncoder().encode(changed), 'views/lists')
  expect(read(text)).not.toThrow()
  expect(read(text.replace('"Lists"', '"Lost"'))).toThrow('not as it was published')
  expect(read(text.slice(0, text.length / 2))).toThrow('not as it was published')
  expect(read(text.replace(`"format": ${FORMAT}`, `"format": ${FORMAT + 1}`))).toThrow('newer Basketeer')
  expect(read('<!doctype html>')).toThrow('no published view')
  const view = read(text)()
  expect(sameResult(result!.bytes.subarray(1), view)).toBe(false)
  expect(
    sameResult(
      result!.bytes.map((byte, at) => (at === 99 ? byte ^ 1 : byte)),
      view,
    ),
  ).toBe(false)
})

test('folders are called what every disk and address takes', () => {
  expect(['Spring sale!', 'Crème brûlée', '../..', ''].map(folderName)).toEqual([
    'spring-sale',
    'creme-brulee',
    'view',
    'view',
  ])
})
