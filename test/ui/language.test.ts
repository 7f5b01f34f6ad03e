import { afterEach, describe, expect, it } from 'vitest'
import { BasketeerError, fromPlainError, toPlainError } from '../../src/recipe/error'
import { faultsOf } from '../../src/recipe/faults'
import { sentencesOf } from '../../src/recipe/sentence'
import { formatCount, formatList } from '../../src/ui/base/format'
import { englishChapters, type Language, speak, words } from '../../src/ui/base/language'
import { said, told } from '../../src/ui/base/told'
import type { Translation } from '../../src/ui/languages/translation'
import { language as xx } from '../../src/ui/languages/xx'
import { pseudo } from '../../src/ui/languages/xx/pseudo'

const english: Language = { locale: 'en-GB', words: {} }
afterEach(() => speak(english))

const kinds = sentencesOf('test-kinds', { zip: 'an archive', sheet: 'a sheet' })
const faults = faultsOf('test', {
  closed: { code: 'no-data', says: 'The file is closed.' },
  noText: {
    code: 'file-unreadable',
    says: ({ name, kind }: { name: string; kind: string }) => `“${name}” is ${kind}.`,
  },
})

const german = {
  closed: 'Die Datei ist zu.',
  noText: ({ name, kind }) => `„${name}“ ist ${kind}.`,
} satisfies Translation<typeof faults>

const language: Language = {
  locale: 'de',
  words: { 'test-shop': { title: 'Laden' } },
  sentences: { test: german, 'test-kinds': { zip: 'ein Archiv' } },
}

describe('a fault', () => {
  it('is English for hosts and in the language for the screen, over any border', () => {
    const thrown = faults.noText({ name: 'a.csv', kind: kinds.zip() }, new Error('PK'))
    expect(thrown).toMatchObject({ code: 'file-unreadable', message: '“a.csv” is an archive.', says: 'test.noText' })
    speak(language)
    expect(told(thrown)).toBe('„a.csv“ ist ein Archiv.')
    const crossed = fromPlainError(structuredClone(toPlainError(thrown)))
    expect(crossed).toMatchObject({ code: 'file-unreadable', message: '“a.csv” is an archive.' })
    expect(told(crossed)).toBe('„a.csv“ ist ein Archiv.')
    expect(toPlainError(crossed).cause).toContain('PK')
  })

  it('that the language does not know is told in English, each part for itself', () => {
    speak(language)
    expect(told(faults.noText({ name: 'a.csv', kind: kinds.sheet() }))).toBe('„a.csv“ ist a sheet.')
    expect(said(kinds.sheet())).toBe('a sheet')
    expect(told(new BasketeerError('no-data', 'Nothing is here.'))).toBe('Nothing is here.')
    expect(told(new TypeError('x is undefined'))).toContain('Your data is untouched')
  })
})

describe('a language', () => {
  const shop = words('test-shop', { title: 'Shop', open: (name: string) => `Open ${name}` })

  it('says what it has, and English the rest; numbers and lists follow it', () => {
    const { open } = shop
    speak(language)
    expect([shop.title, shop.open('x'), open('x')]).toEqual(['Laden', 'Open x', 'Open x'])
    expect([formatCount(1234567), formatList(['a', 'b'])]).toEqual(['1.234.567', 'a und b'])
    speak(english)
    expect([shop.title, formatCount(1234567)]).toEqual(['Shop', '1,234,567'])
  })

  it('is checked against English when it is compiled', () => {
    const complete: Translation<typeof shop> = { title: 'Laden', open: (name) => `${name} öffnen` }
    // @ts-expect-error a word is missing
    const missing: Translation<typeof shop> = { title: 'Laden' }
    // @ts-expect-error a word that depends on nothing is no function
    const wrong: Translation<typeof shop> = { title: (name: string) => name, open: (name) => name }
    const facts: Partial<Translation<typeof faults>> = {
      // @ts-expect-error there is no such fact
      noText: ({ file }) => `${file}`,
    }
    expect([complete, missing, wrong, facts]).toHaveLength(4)
  })
})

describe('the language of nobody', () => {
  it('accents words and leaves what is put into them', () => {
    expect(pseudo('Open 3')).toBe('⟦Öþééñ 3⟧')
    const open = pseudo((name: string, count: number) => `Open ${name}, ${count} of 9`) as (...of: unknown[]) => string
    expect(open('wine', 2)).toBe('⟦Öþééñ wine, 2 ööƒ 9⟧')
  })

  it('takes a key for no data, and keeps the shape of what is more than a text', () => {
    const by = { up: 'rising', down: 'falling' }
    const sorted = pseudo((way: 'up' | 'down', label: string) => [`${by[way]} by `, { strong: label }]) as (
      ...of: unknown[]
    ) => unknown
    expect(sorted('up', 'lift')).toEqual(['⟦ŕîîšîîñĝ ƀý ⟧', { strong: 'lift' }])
  })

  it('knows every chapter and every sentence', async () => {
    const { components } = await import('../../src/ui/base/words')
    speak(xx)
    expect(components.dismiss).toBe('⟦Ðîîšɱîîšš⟧')
    expect(told(toPlainError(new TypeError('x')))).toMatch(/^⟦Šööɱééţĥîîñĝ/)
    expect(englishChapters.has('components')).toBe(true)
  })
})

describe('rooms', () => {
  const sources = import.meta.glob<string>('../../src/{recipe,analyses,client,workers}/**/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  })

  it('throw declared faults only, and declare them where a language finds them', () => {
    const files = Object.entries(sources)
    expect(files.length).toBeGreaterThan(200)
    const own = /recipe\/(?:error|faults|sentence)\.ts$/
    const byHand = files.filter(([path, text]) => !own.test(path) && text.includes('new BasketeerError('))
    const elsewhere = files.filter(
      ([path, text]) => !own.test(path) && !path.endsWith('/sentences.ts') && /\b(?:faultsOf|sentencesOf)\(/.test(text),
    )
    expect([...byHand, ...elsewhere].map(([path]) => path)).toEqual([])
  })
})
