import { describe, expect, it } from 'vitest'
import { readSources } from '../../scripts/import-rules.mjs'
import { englishChapters } from '../../src/ui/base/language'

// A word that nobody reads is not seen by what looks for unused exports: it hangs from an object that is used.

const DEFINITION = /export const (\w+)[^=\n]* = words\('(\w+)'/g

const isPart = (word: unknown): word is object => typeof word === 'object' && word !== null && !Array.isArray(word)

function pathsIn(part: object, path: readonly string[] = []): string[][] {
  return Object.entries(part).flatMap(([key, word]) =>
    isPart(word) ? pathsIn(word, [...path, key]) : [[...path, key]],
  )
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)]

/** Imports and the rest of a file. */
function cut(text: string): { imports: string; body: string } {
  const imports = all(text, /^import [^;]*? from '.*'$/gm).map(([line]) => line)
  return { imports: imports.join('\n'), body: imports.reduce((rest, line) => rest.replace(line, ''), text) }
}

interface Reader {
  body: string
  /** What the file calls the chapter, and parts of it that it holds on to. */
  held: { as: string; path: readonly string[] }[]
}

function readerOf({ imports, body }: ReturnType<typeof cut>, chapter: string): Reader {
  const held: Reader['held'] = [{ as: imports.match(`\\b${chapter} as (\\w+)`)?.[1] ?? chapter, path: [] }]
  for (const [, left = '', of = ''] of all(body, /const (\w+|\{[^{}]*\}) = ([\w.]+)$/gm)) {
    const [root, ...rest] = of.split('.')
    const found = held.find((each) => each.as === root)
    if (!found) continue
    const whole = [...found.path, ...rest]
    if (!left.startsWith('{')) held.push({ as: left, path: whole })
    for (const [, key = '', as = key] of all(left, /(\w+)(?:: (\w+))?/g)) {
      if (left.startsWith('{')) held.push({ as, path: [...whole, key] })
    }
  }
  return { body, held }
}

const starts = (path: readonly string[], start: readonly string[]) => start.every((key, at) => path[at] === key)

/** Whether a file does something with one of the parts around a word; `then` is what follows the part. */
function uses({ body, held }: Reader, around: readonly string[], then: string): boolean {
  return [...around.keys(), around.length].some((depth) => {
    const part = around.slice(0, depth)
    return held
      .filter(({ path }) => starts(part, path))
      .some(({ as, path }) =>
        new RegExp(`(?<!\\w|\\w\\.)${[as, ...part.slice(path.length)].join('\\.')}${then}`).test(body),
      )
  })
}

const LOOKED_UP = `\\[(?!['"])`
const HANDED_ON = '(\\)| as |,)'
const names = (key: string) => new RegExp(`\\.${key}\\b|\\[['"]${key}['"]\\]|\\{[^{}]*\\b${key}\\b[^{}]*\\} = `)

function deadWords(sources: ReadonlyMap<string, string>, chapters: ReadonlyMap<string, object>): string[] {
  const files = [...sources.values()].map(cut)
  const named = (key: string, { body }: { body: string }) => names(key).test(body)
  const definitions = files.flatMap(({ body }) => all(body, DEFINITION))
  return definitions.flatMap(([definition, chapter = '', id = '']) => {
    const readers = files
      .filter(({ imports, body }) => imports.match(`\\b${chapter}\\b`) || body.includes(definition))
      .map((file) => readerOf(file, chapter))
    const isRead = (path: readonly string[]) => {
      const [key, around] = [path.at(-1) as string, path.slice(0, -1)]
      if (readers.some((reader) => named(key, reader) || uses(reader, around, LOOKED_UP))) return true
      // Who is handed a part of a chapter imports nothing of it: then any file may name the word, or look it up.
      const lookedUp = new RegExp(`\\b${around.at(-1) ?? chapter}${LOOKED_UP}`)
      return (
        readers.some((reader) => uses(reader, around, HANDED_ON)) &&
        files.some((file) => named(key, file) || lookedUp.test(file.body))
      )
    }
    return pathsIn(chapters.get(id) ?? {})
      .filter((path) => !isRead(path))
      .map((path) => [id, ...path].join('.'))
  })
}

describe('every word is read', () => {
  it('in the whole house', async () => {
    const sources = new Map([...readSources()].filter(([file]) => file.startsWith('src/ui/')))
    for (const [file, text] of sources) {
      if (new RegExp(DEFINITION).test(text)) await import(/* @vite-ignore */ `${process.cwd()}/${file}`)
    }
    expect(englishChapters.size).toBeGreaterThan(15)
    expect(deadWords(sources, englishChapters)).toEqual([])
  })

  it.each([
    ['by its key', 'aWords.part.read', ['a.part.dead', 'a.alone']],
    ['from a part that is held', 'const held = aWords.part\nheld.dead\naWords.alone', ['a.part.read']],
    ['taken apart', 'const { alone } = aWords', ['a.part.read', 'a.part.dead']],
    ['looked up in a part that is held', 'const held = aWords.part\nheld[key]', ['a.alone']],
    ['looked up in a part that was taken out', 'const { part: held } = aWords\nheld[key]', ['a.alone']],
    ['looked up and spread', 'all.map((key) => ({ ...aWords.part[key] }))', ['a.alone']],
    ['not by what has the name of its part', 'aWords.alone\nother.part[key]', ['a.part.read', 'a.part.dead']],
    ['looked up in its part', 'aWords.part[key]', ['a.alone']],
    ['handed on with its part to who names it', 'say(aWords.part)', ['a.part.dead', 'a.alone']],
    ['handed on to who looks it up', 'export const grammar = { part: aWords.part,\n}\npart[key]', ['a.alone']],
    ['handed on whole', 'export const face = { words: () => aWords,\n}', ['a.part.dead', 'a.alone']],
    ['not by being imported', "import { alone } from './alone'", ['a.part.read', 'a.part.dead', 'a.alone']],
  ])('%s', (_, reader, dead) => {
    const sources = new Map([
      ['src/ui/words.ts', "export const aWords = words('a', {})"],
      ['src/ui/View.tsx', `import { aWords } from './words'\n${reader}\n`],
      ['src/ui/Other.tsx', 'said.read'],
    ])
    const chapters = new Map([['a', { part: { read: 'r', dead: 'd' }, alone: 'a' }]])
    expect(deadWords(sources, chapters)).toEqual(dead)
  })

  it('by another name', () => {
    const sources = new Map([
      ['src/ui/words.ts', "export const aWords = words('a', {})"],
      ['src/ui/View.tsx', "import { aWords as words } from './words'\nwords[key]\n"],
    ])
    expect(deadWords(sources, new Map([['a', { alone: 'a' }]]))).toEqual([])
  })
})
