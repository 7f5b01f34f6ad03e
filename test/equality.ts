import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'

/** From here on looking at every element one by one takes longer than what is tested. */
const LARGE = 16

const isLarge = (value: unknown) =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && 'length' in value && Number(value.length) > LARGE

/** What is strictly the same is equal; whatever is not is looked at by the assertion itself, which also says where. */
expect.addEqualityTesters([(a, b) => (isLarge(a) && isLarge(b) && isDeepStrictEqual(a, b) ? true : undefined)])
