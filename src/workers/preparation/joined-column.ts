import { type BatchColumn, type ColumnRequest, type Dictionary, NULL_CODE } from '../readers/batch'
import { parseFlag } from '../readers/flag'
import { type Lookup, type LookupColumn, NO_KEY } from './lookup'
import { preparationFaults } from './sentences'

/** A column of a looked-up table, put beside the lines of one pass. */
export interface ColumnBeside {
  /** Labels of what came up so far, in order of appearance; of key columns. */
  dictionary?: Dictionary
  /** Once before the first batch. */
  load(): Promise<void>
  /** `keys` says of each line which key of the lookup it has. */
  map(keys: Uint32Array): BatchColumn
}

type Keys = LookupColumn & { as: 'key' }

function keysBeside(load: () => Promise<LookupColumn>): ColumnBeside {
  let column: Keys | undefined
  /** By code of the lookup: the code of this pass, which knows what came up and nothing else. */
  let given = new Uint32Array(0)
  const labels: string[] = []
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
    map(keys) {
      const codes = new Uint32Array(keys.length)
      const { codes: there, dictionary } = column as Keys
      for (let row = 0; row < keys.length; row++) {
        const key = keys[row]!
        const code = key === NO_KEY ? NULL_CODE : there[key]!
        if (code !== NULL_CODE && given[code] === NULL_CODE) given[code] = labels.push(dictionary.label(code)) - 1
        codes[row] = code === NULL_CODE ? NULL_CODE : given[code]!
      }
      return { as: 'key', codes }
    },
  }
}

function numbersBeside(load: () => Promise<LookupColumn>, as: 'number' | 'time'): ColumnBeside {
  let values: Float64Array = new Float64Array(0)
  return {
    async load() {
      values = ((await load()) as LookupColumn & { as: 'number' | 'time' }).values
    },
    map(keys) {
      const cells = new Float64Array(keys.length)
      for (let row = 0; row < keys.length; row++) cells[row] = keys[row] === NO_KEY ? Number.NaN : values[keys[row]!]!
      return { as, values: cells }
    },
  }
}

function flagsBeside(load: () => Promise<LookupColumn>): ColumnBeside {
  const beside = keysBeside(load)
  return {
    load: beside.load,
    map(keys) {
      const { codes } = beside.map(keys) as BatchColumn & { as: 'key' }
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
