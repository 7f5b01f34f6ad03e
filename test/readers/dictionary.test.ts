import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NULL_CODE } from '../../src/workers/readers/batch'
import { ByteDictionary, hashBytes } from '../../src/workers/readers/dictionary'

const encoder = new TextEncoder()

test('codes are given in order of first appearance, and give their labels back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 9 }), { maxLength: 300 }), (texts) => {
      const dictionary = new ByteDictionary()
      const oracle = new Map<string, number>()
      for (const text of texts) {
        const trimmed = text.replace(/^ +| +$/g, '')
        if (trimmed !== '' && !oracle.has(trimmed)) oracle.set(trimmed, oracle.size)
        expect(dictionary.internText(text)).toBe(trimmed === '' ? NULL_CODE : oracle.get(trimmed))
      }
      expect(dictionary.size).toBe(oracle.size)
      for (const [text, code] of oracle) expect(dictionary.label(code)).toBe(text)
    }),
  )
})

test('grows through many labels, and packs them for another dictionary', () => {
  const dictionary = new ByteDictionary()
  const count = 100_000
  for (let i = 0; i < count; i++) expect(dictionary.internText(`label ${i}`)).toBe(i)
  for (let i = 0; i < count; i += 997) expect(dictionary.internText(`label ${i}`)).toBe(i)
  const { bytes, offsets, hashes } = dictionary.pack()
  const other = new ByteDictionary()
  for (let i = count - 1; i >= 0; i--) other.internHashed(bytes, offsets[i]!, offsets[i + 1]!, hashes[i]!)
  expect(other.size).toBe(count)
  expect(other.label(0)).toBe(`label ${count - 1}`)
  expect(other.internText('label 5')).toBe(count - 6)
})

test('room made in advance changes no code, wherever it is made', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }),
      fc.nat(60),
      fc.nat(500),
      (texts, at, room) => {
        const [plain, roomy] = [new ByteDictionary(), new ByteDictionary()]
        texts.forEach((text, i) => {
          if (i === at) roomy.reserve(room)
          expect(roomy.internText(text)).toBe(plain.internText(text))
        })
        roomy.reserve(room)
        for (let code = 0; code < plain.size; code++) expect(roomy.label(code)).toBe(plain.label(code))
      },
    ),
  )
})

test('labels whose hashes are equal are told apart', () => {
  const dictionary = new ByteDictionary()
  const [a, b] = [encoder.encode('one'), encoder.encode('two')]
  expect(dictionary.internHashed(a, 0, 3, 7)).toBe(0)
  expect(dictionary.internHashed(b, 0, 3, 7)).toBe(1)
  expect(dictionary.internHashed(a, 0, 3, 7)).toBe(0)
})

test('the hash depends on every byte, and not on where the bytes lie', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(7), (bytes, at, shift) => {
      const moved = new Uint8Array(bytes.length + shift + 1)
      moved.set(bytes, shift)
      const hash = hashBytes(bytes, 0, bytes.length)
      expect(hashBytes(moved, shift, shift + bytes.length)).toBe(hash)
      const changed = bytes.slice()
      changed[at % bytes.length]! ^= 1
      expect(hashBytes(changed, 0, bytes.length)).not.toBe(hash)
    }),
  )
})
