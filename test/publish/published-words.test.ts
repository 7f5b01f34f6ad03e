import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KNOWN_TEXTS } from '../../src/analyses/published/recipe'
import { hmac, sha256 } from '../../src/workers/result/published/sha256'
import { schemaTexts } from './schema-texts'

test('digests are those of the standard', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (message, key) => {
      expect(Buffer.from(sha256(message)).toString('hex')).toBe(createHash('sha256').update(message).digest('hex'))
      expect(Buffer.from(hmac(key)(message)).toString('hex')).toBe(
        createHmac('sha256', key).update(message).digest('hex'),
      )
    }),
    { numRuns: 60 },
  )
})

test('of every parameter that may hold words it is known whether they may be published', () => {
  const schema = JSON.parse(readFileSync('public/recipe.schema.json', 'utf8'))
  const [{ properties }] = schema.anyOf
  const all = new Set(schemaTexts(properties.analysis, schema.$defs))
  expect(all).toContain('onePer')
  expect(all).toContain('antecedentIncludes')
  expect([...all].filter((name) => !KNOWN_TEXTS.has(name))).toEqual([])
})
