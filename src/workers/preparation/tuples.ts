import { NULL_CODE } from '../readers/batch'

const NONE = -1

/** Numbers for combinations of codes, counted from 0 as they come up; one with a missing value has none. */
export interface Tuples {
  readonly size: number
  /** Of the row of some columns. */
  code(columns: readonly Uint32Array[], row: number): number
  /** The codes that a number stands for. */
  members(number: number): Uint32Array
}

export function createTuples(width: number): Tuples {
  let places = 1024
  let numbers = new Int32Array(places).fill(NONE)
  let members = new Uint32Array(512 * width)
  let size = 0

  function placeOf(codeAt: (part: number) => number): number {
    let hash = 0x811c9dc5
    for (let part = 0; part < width; part++) {
      hash = Math.imul(hash ^ codeAt(part), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    let place = hash & (places - 1)
    for (;;) {
      const number = numbers[place]!
      if (number === NONE) return place
      let same = true
      for (let part = 0; part < width && same; part++) same = members[number * width + part] === codeAt(part)
      if (same) return place
      place = (place + 1) & (places - 1)
    }
  }

  function grow(): void {
    const more = new Uint32Array(2 * members.length)
    more.set(members)
    members = more
    places *= 2
    numbers = new Int32Array(places).fill(NONE)
    for (let number = 0; number < size; number++) {
      numbers[placeOf((part) => members[number * width + part]!)] = number
    }
  }

  return {
    get size() {
      return size
    },
    code(columns, row) {
      for (let part = 0; part < width; part++) if (columns[part]![row] === NULL_CODE) return NULL_CODE
      const codeAt = (part: number) => columns[part]![row]!
      const place = placeOf(codeAt)
      const known = numbers[place]!
      if (known !== NONE) return known
      for (let part = 0; part < width; part++) members[size * width + part] = codeAt(part)
      numbers[place] = size++
      if (2 * size === places) grow()
      return size - 1
    },
    members: (number) => members.subarray(number * width, (number + 1) * width),
  }
}
