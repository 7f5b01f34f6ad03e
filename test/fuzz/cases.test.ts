import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleThread } from './bundle'
import { feed } from './feeder'
import type { Verdict } from './verdict'

/** `<target>.<what it was about>.json`: everything the fuzzer ever found. */
const directory = new URL('./cases/', import.meta.url)
const names = readdirSync(directory)
const verdicts: Verdict[] = []

beforeAll(async () => {
  const thread = await bundleThread()
  const cases = names.map((name) => ({
    target: name.split('.')[0] ?? '',
    text: readFileSync(new URL(name, directory), 'utf8'),
  }))
  await feed(thread.file, cases, 60_000, ({ verdict }) => verdicts.push(verdict))
  thread.remove()
}, 300_000)

describe('what was found once', () => {
  it.each(names)('is read or refused in a sentence: %s', (name) => {
    expect(verdicts[names.indexOf(name)]).toEqual({ outcome: expect.any(String) })
  })
})
