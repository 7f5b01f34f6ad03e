import { gzipSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { gunzipped } from '../../src/workers/readers/gunzip'
import { openText, readTable } from './csv-tools'

/** As browsers have it: one member, and whatever follows is an error. Node's own goes on with the next. */
class StrictStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const parts: Uint8Array[] = []
    let over = false
    super({
      transform(chunk, controller) {
        if (over && chunk.length > 0) throw new TypeError('Junk found after end of compressed data.')
        parts.push(chunk)
        const packed = Buffer.concat(parts)
        try {
          const { buffer, engine } = inflateRawSync(packed.subarray(10), { info: true } as never) as never as {
            buffer: Uint8Array
            engine: { bytesWritten: number }
          }
          const end = 10 + engine.bytesWritten + 8
          if (packed.length < end) return
          if (packed.length > end) throw new TypeError('Junk found after end of compressed data.')
          over = true
          controller.enqueue(new Uint8Array(buffer))
        } catch (cause) {
          if (cause instanceof TypeError) throw cause
          // Not whole yet.
        }
      },
      flush() {
        if (!over) throw new TypeError('Compressed input was truncated.')
      },
    })
  }
}

afterEach(() => vi.unstubAllGlobals())

const streamOf = (bytes: Uint8Array, sizes: readonly number[]) => {
  let at = 0
  let turn = 0
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      const size = sizes[turn++ % sizes.length]!
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)))
      at += size
    },
  })
}

const unpack = async (bytes: Uint8Array, sizes = [1 << 16]) =>
  Buffer.from(await new Response(gunzipped(streamOf(bytes, sizes))).arrayBuffer())

test.each([
  ['as in browsers', true],
  ['as in Node', false],
])('members are unpacked one after the other, cut anywhere, %s', async (_, strict) => {
  if (strict) vi.stubGlobal('DecompressionStream', StrictStream)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(0, 9),
      async (parts, sizes, level) => {
        const packed = Buffer.concat(parts.map((part) => gzipSync(part, { level })))
        expect(await unpack(packed, sizes)).toEqual(Buffer.concat(parts))
      },
    ),
    { numRuns: 40 },
  )
})

test('what looks like a beginning inside of a member is none', async () => {
  vi.stubGlobal('DecompressionStream', StrictStream)
  // Stored as it is, the inner one can be seen in the outer.
  const inner = gzipSync('inner')
  const outer = gzipSync(Buffer.concat([Buffer.alloc(40, 1), inner, Buffer.alloc(40, 2)]), { level: 0 })
  expect(await unpack(Buffer.concat([outer, inner]), [7])).toEqual(
    Buffer.concat([Buffer.alloc(40, 1), inner, Buffer.alloc(40, 2), Buffer.from('inner')]),
  )
})

test('a damaged or cut member is told', async () => {
  vi.stubGlobal('DecompressionStream', StrictStream)
  const packed = Buffer.concat([gzipSync('one'), gzipSync('two')])
  await expect(unpack(packed.subarray(0, -3))).rejects.toThrow()
  await expect(unpack(Buffer.concat([packed, Buffer.from('junk')]))).rejects.toThrow()
})

test('a file of several members is one table', async () => {
  vi.stubGlobal('DecompressionStream', StrictStream)
  const parts = ['bon,item\n1,milk\n1,te', 'a\n2,ham\n', '3,egg\n']
  const source = await openText(new Uint8Array(Buffer.concat(parts.map((part) => gzipSync(part)))))
  expect((await readTable(source, ['bon', 'item'])).rows).toEqual([
    ['1', 'milk'],
    ['1', 'tea'],
    ['2', 'ham'],
    ['3', 'egg'],
  ])
})
