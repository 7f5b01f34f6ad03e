import { type BatchColumn, NULL_CODE } from '../batch'
import { ByteDictionary } from '../dictionary'
import type { KeyColumn } from './keys'

const SEPARATORS = [';', '|', '\t', ',']
const BRACKETS = /^\s*[[({](.*)[\])}]\s*$/s
const QUOTES = /^\s*(["'])(.*)\1\s*$/s

function occurrences(texts: readonly string[], separator: string): number {
  return texts.reduce((sum, text) => sum + text.split(separator).length - 1, 0)
}

function commonest(texts: readonly string[]): string {
  const counts = SEPARATORS.map((separator) => occurrences(texts, separator))
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!
}

/** Items written into one text: `a; b`, `["a", "b"]`, `{a|b}`. The separator is the commonest one of the first batch. */
export function textListMapper(cells: KeyColumn): { dictionary: ByteDictionary; map(codes: Uint32Array): BatchColumn } {
  const dictionary = new ByteDictionary()
  const parsed: Uint32Array[] = []
  let separator: string | undefined

  function parse(text: string): Uint32Array {
    const items = text.replace(BRACKETS, '$1').split(separator!)
    const codes = items.map((item) => dictionary.internText(item.replace(QUOTES, '$2')))
    return Uint32Array.from(codes.filter((code) => code !== NULL_CODE))
  }

  function parseNew(): void {
    const { size } = cells.dictionary
    const texts = Array.from({ length: size - parsed.length }, (_, at) => cells.dictionary.label(parsed.length + at))
    separator ??= texts.length > 0 ? commonest(texts) : undefined
    for (const text of texts) parsed.push(parse(text))
  }

  return {
    dictionary,
    map(cellCodes) {
      parseNew()
      const lists = Array.from(cellCodes, (code) => (code === NULL_CODE ? undefined : parsed[code]))
      const offsets = new Uint32Array(lists.length + 1)
      for (const [row, list] of lists.entries()) offsets[row + 1] = offsets[row]! + (list?.length ?? 0)
      const codes = new Uint32Array(offsets[lists.length]!)
      for (const [row, list] of lists.entries()) if (list) codes.set(list, offsets[row])
      return { as: 'list', offsets, codes }
    },
  }
}
