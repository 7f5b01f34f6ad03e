import { anyText } from './make/labels'
import type { Random } from './random'

type Bytes = Uint8Array<ArrayBuffer>
type Damage = (random: Random, bytes: Bytes) => Bytes

const MOST = 4 << 20

function joined(...parts: Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts))
}

function span(random: Random, { length }: Bytes): [from: number, to: number] {
  const from = random.between(0, length)
  return [from, Math.min(length, from + random.between(0, random.pick([4, 32, length])))]
}

const at = (random: Random, bytes: Bytes, room = 1) => random.between(0, Math.max(0, bytes.length - room))

function edited(bytes: Bytes, edit: (copy: Bytes, view: DataView) => void): Bytes {
  const copy = bytes.slice()
  edit(copy, new DataView(copy.buffer))
  return copy
}

/** Lengths and offsets that are off by one, off by far, or negative. */
const LENGTHS = [0, 1, -1, 7, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000, 0x10000000]

const damages: readonly Damage[] = [
  function flip(random, bytes) {
    return edited(bytes, (copy) => {
      for (const place of random.several(1, 4, () => at(random, copy))) copy[place]! ^= 1 << random.between(0, 7)
    })
  },
  function overwrite(random, bytes) {
    return edited(bytes, (copy) => {
      for (const place of random.several(1, 3, () => at(random, copy)))
        copy[place] = random.pick([0, 0xff, 0x7f, 0x22, 10])
    })
  },
  function cutEnd(random, bytes) {
    return bytes.slice(0, at(random, bytes))
  },
  function cutStart(random, bytes) {
    return bytes.slice(random.between(1, 16))
  },
  function drop(random, bytes) {
    const [from, to] = span(random, bytes)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  function repeat(random, bytes) {
    const [from, to] = span(random, bytes)
    const times = Math.min(random.pick([1, 2, 100]), Math.floor(MOST / Math.max(1, to - from)))
    return joined(
      bytes.subarray(0, to),
      ...Array.from({ length: times }, () => bytes.subarray(from, to)),
      bytes.subarray(to),
    )
  },
  function splice(random, bytes) {
    const [from, to] = span(random, bytes)
    const place = at(random, bytes)
    return joined(bytes.subarray(0, place), bytes.subarray(from, to), bytes.subarray(place))
  },
  function insertText(random, bytes) {
    const place = at(random, bytes)
    return joined(bytes.subarray(0, place), Buffer.from(anyText(random)), bytes.subarray(place))
  },
  function length32(random, bytes) {
    return edited(bytes, (copy, view) => {
      if (copy.length < 4) return
      const place = at(random, copy, 4) & ~3
      const now = view.getInt32(place, true)
      view.setInt32(place, random.chance(0.5) ? now + random.pick([1, -1, 4, -4, 8]) : random.pick(LENGTHS), true)
    })
  },
  function lengthAtEnd(random, bytes) {
    return edited(bytes, (copy, view) => {
      if (copy.length > 16) view.setInt32(copy.length - random.between(4, 16), random.pick(LENGTHS), true)
    })
  },
  function digits(random, bytes) {
    return edited(bytes, (copy) => {
      const places = [...copy.keys()].filter((place) => copy[place]! >= 0x30 && copy[place]! <= 0x39)
      if (places.length === 0) return
      for (const place of random.several(1, 3, () => random.pick(places)))
        copy[place] = random.pick([0x30, 0x39, 0x2d, 0x2e, 0x65])
    })
  },
  function zeros(random, bytes) {
    return edited(bytes, (copy) => copy.fill(random.pick([0, 0xff]), ...span(random, copy)))
  },
  function swap(random, bytes) {
    return edited(bytes, (copy) => {
      const [from, to] = span(random, copy)
      copy.subarray(from, to).reverse()
    })
  },
]

/** Bytes that came to harm once, or a few times. */
export function damaged(random: Random, whole: Bytes): Bytes {
  let bytes = whole
  for (const damage of random.several(1, 3, () => random.pick(damages))) bytes = damage(random, bytes)
  return bytes.length > MOST ? bytes.slice(0, MOST) : bytes
}
