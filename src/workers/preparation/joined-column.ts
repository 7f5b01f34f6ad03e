import { parseFlag } from '../../preparation/flag'
import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE } from '../readers/batch'
import { type Lookup, type LookupColumn, NO_KEY } from './lookup'
import { preparationFaults } from './sentences'

/** Lines by the codes that they have their keys by, and which key of the lookup each code is. */
export interface KeyedLines {
  codes: Uint32Array
  numberOf: Uint32Array
  /** So many codes are known by now. */
  known: number
}

/** A column of a looked-up table, put beside the lines of one pass. */
export interface ColumnBeside {
  /** Labels of what came up so far, in order of appearance; of key columns. */
  dictionary?: Dictionary
  /** Once before the first batch. */
  load(): Promise<void>
  map(lines: KeyedLines): BatchColumn
}

type Keys = LookupColumn & { as: 'key' }

/** Where nobody has asked yet. */
const UNSEEN = 0xfffffffe

function keysBeside(load: () => Promise<LookupColumn>): ColumnBeside {
  let column: Keys | undefined
  /** By code of the lookup: the code of this pass, which knows what came up and nothing else. */
  let given = new Uint32Array(0)
  /** The same by code of the lines, so that a line costs one look. */
  let direct = new Uint32Array(0)
  const labels: string[] = []

  function codeOf(key: number): number {
    const { codes, dictionary } = column as Keys
    const code = key === NO_KEY ? NULL_CODE : codes[key]!
    if (code === NULL_CODE) return NULL_CODE
    if (given[code] === NULL_CODE) given[code] = labels.push(dictionary.label(code)) - 1
    return given[code]!
  }

  return {
    dictionary: {
      get size() {
        return labels.length
      },
      label: (code) => labels[code]!,
    },
    async load() {
      const loaded = (await load()) as Keys
      given = new Uint32Array(loaded.dictionary.size).fill(NULL_CODE)
      column = loaded
    },
    map({ codes, numberOf }) {
      if (numberOf.length > direct.length) {
        const more = new Uint32Array(numberOf.length).fill(UNSEEN)
        more.set(direct)
        direct = more
      }
      const found = new Uint32Array(codes.length)
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!
        if (code === NULL_CODE) {
          found[row] = NULL_CODE
          continue
        }
        let own = direct[code]!
        if (own === UNSEEN) {
          own = codeOf(numberOf[code]!)
          direct[code] = own
        }
        found[row] = own
      }
      return { as: 'key', codes: found }
    },
  }
}

function numbersBeside(load: () => Promise<LookupColumn>, as: 'number' | 'time'): ColumnBeside {
  let values: Float64Array = new Float64Array(0)
  /** By code of the lines, as far as these are known. */
  let direct = new Float64Array(0)
  let done = 0
  return {
    async load() {
      values = ((await load()) as LookupColumn & { as: 'number' | 'time' }).values
    },
    map({ codes, numberOf, known }) {
      if (numberOf.length > direct.length) {
        const more = new Float64Array(numberOf.length)
        more.set(direct)
        direct = more
      }
      for (; done < known; done++) direct[done] = numberOf[done] === NO_KEY ? Number.NaN : values[numberOf[done]!]!
      const cells = new Float64Array(codes.length)
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!
        cells[row] = code === NULL_CODE ? Number.NaN : direct[code]!
      }
      return { as, values: cells }
    },
  }
}

function flagsBeside(load: () => Promise<LookupColumn>): ColumnBeside {
  const beside = keysBeside(load)
  return {
    load: beside.load,
    map(lines) {
      const { codes } = beside.map(lines) as BatchColumn & { as: 'key' }
      const isTrue = (code: number) => code !== NULL_CODE && parseFlag(beside.dictionary!.label(code))
      return { as: 'flag', values: Uint8Array.from(codes, (code) => (isTrue(code) ? 1 : 0)) }
    },
  }
}

/** `from` is its name in the looked-up table. */
export function columnBeside(lookup: Lookup, from: string, { name, as }: ColumnRequest): ColumnBeside {
  const column = async (wanted: LookupColumn['as']) =>
    (await lookup.columns([{ name: from, as: wanted }]))[0] as LookupColumn
  switch (as) {
    case 'key':
      return keysBeside(() => column('key'))
    case 'flag':
      return flagsBeside(() => column('key'))
    case 'number':
    case 'time':
      return numbersBeside(() => column(as), as)
    case 'list':
      throw preparationFaults.noLists({ column: name })
  }
}
