import { beforeAll, expect, it, vi } from 'vitest'
import { speak } from '../../src/ui/base/language'

// All of the screen but where it starts, and the languages, which are read when they are chosen.
const modules = import.meta.glob(['../../src/ui/**/*.{ts,tsx}', '!**/main.tsx', '!**/languages/**'])

const reads = new Set<string>()

/** Where the module that is being loaded read a word, by the first line of the stack outside `language.ts`. */
function note(what: string): undefined {
  const place = new Error(what).stack
    ?.split('\n')
    .find((line) => /\/src\/ui\//.test(line) && !line.includes('base/language'))
  reads.add(`${what}: ${place?.trim()}`)
  return undefined
}

const listening = {
  get locale() {
    note('locale')
    return 'en'
  },
  words: new Proxy({}, { get: (_, chapter) => note(`a word of ${String(chapter)}`) }),
}

beforeAll(() => {
  // The log in a browser; nothing here draws.
  vi.stubGlobal('location', new URL('http://localhost/'))
  speak(listening)
})

it('no word and no locale is read while a module is loaded: the language may still be chosen', async () => {
  expect(Object.keys(modules).length).toBeGreaterThan(300)
  for (const load of Object.values(modules)) await load()
  expect([...reads]).toEqual([])
})

it('notices when one is', async () => {
  const { components } = await import('../../src/ui/base/words')
  const { locale } = await import('../../src/ui/base/language')
  reads.clear()
  expect(components.dismiss).toBe('Dismiss')
  expect(locale()).toBe('en')
  expect([...reads].map((read) => read.split(':')[0])).toEqual(['a word of components', 'locale'])
})
