import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KNOWN_TEXTS } from '../../src/analyses/published/recipe'
import { hmac, sha256 } from '../../src/workers/result/published/sha256'

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

/** Names of parameters that may hold words of people; what comes from a list of the house has no need to be known. */
function texts(schema: unknown, all: Record<string, unknown>, name: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (Array.isArray(schema)) return schema.flatMap((each) => texts(each, all, name))
  const { properties, $ref, ...others } = schema as { properties?: object; $ref?: string; type?: string }
  if ($ref !== undefined) return texts(all[$ref.replace('#/$defs/', '')], all, name)
  const own = others.type === 'string' ? [name] : []
  const inner = Object.entries(properties ?? {}).flatMap(([each, of]) => texts(of, all, each))
  return [...own, ...inner, ...Object.values(others).flatMap((each) => texts(each, all, name))]
}

test('of every parameter that may hold words it is known whether they may be published', () => {
  const schema = JSON.parse(readFileSync('public/recipe.schema.json', 'utf8'))
  const [{ properties }] = schema.anyOf
  const all = new Set(texts(properties.analysis, schema.$defs, ''))
  expect(all).toContain('onePer')
  expect(all).toContain('antecedentIncludes')
  expect([...all].filter((name) => !KNOWN_TEXTS.has(name))).toEqual([])
})
