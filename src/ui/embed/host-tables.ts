import type { Recipe } from '../../analyses/registry'
import type { Engine } from '../../client/types'
import { BasketeerError } from '../../recipe/error'
import { preparationFaults } from '../../workers/preparation/sentences'
import type { InputFile, SourceInfo } from '../../workers/protocol/files'
import type { KnownTables } from '../../workers/protocol/tables'

/** What the lines are called while no host has named them. */
const LINES = 'lines'

/** Files that a host gives, each of the table that it names. */
export interface HostTables {
  /** Opens a file beside those of its table; of another shape it takes their place. */
  open(file: InputFile, source: string | undefined): Promise<SourceInfo>
  /** Makes the table that a recipe asks of those that are open. */
  prepare(recipe: Recipe): Promise<void>
}

const isCancelled = (thrown: unknown) => thrown instanceof BasketeerError && thrown.code === 'cancelled'

export function createHostTables(engine: Engine): HostTables {
  let given = new Map<string, InputFile[]>()
  /** The table of the lines, which is the first that came where no recipe has said otherwise. */
  let lines = LINES
  let named = false

  const knownAs = (name: string): KnownTables => ({ lines: name, required: {}, named: [], joined: true })

  async function openAll(tables: Map<string, InputFile[]>, wanted: string) {
    const files = [...tables].flatMap(([table, of]) => of.map((file) => ({ ...file, table })))
    const opened = await engine.openTables(files, { known: knownAs(wanted) })
    given = tables
    lines = wanted
    return opened
  }

  /** Files are told apart by their names, whichever table they are of. */
  function distinct(file: InputFile, table: string): InputFile {
    const taken = [...given].some(([other, of]) => other !== table && of.some(({ name }) => name === file.name))
    return taken ? { ...file, name: `${table}/${file.name}` } : file
  }

  async function openOne(file: InputFile): Promise<SourceInfo> {
    const before = given.get(LINES)
    const put = (files: InputFile[]) => {
      given = new Map([[LINES, files]])
    }
    if (!before || !engine.getState().source) {
      const info = await engine.open([file])
      put([file])
      return info
    }
    try {
      const info = await engine.open([file], { append: true })
      put([...before.filter(({ name }) => name !== file.name), file])
      return info
    } catch (thrown) {
      if (isCancelled(thrown)) throw thrown
      // Another shape is another table: it takes the place of the former. What cannot be read at all says so again.
      const info = await engine.open([file])
      put([file])
      return info
    }
  }

  async function openBeside(asGiven: InputFile, table: string): Promise<SourceInfo> {
    const file = distinct(asGiven, table)
    const before = given.get(table)?.filter(({ name }) => name !== file.name) ?? []
    const first = given.size === 0 ? table : lines
    const withFiles = (files: InputFile[]) => openAll(new Map([...given, [table, files]]), first)
    const opened = await withFiles([...before, file]).catch((thrown: unknown) => {
      if (before.length === 0 || isCancelled(thrown)) throw thrown
      return withFiles([file])
    })
    return opened.name === table ? opened.lines : opened.beside.find(({ name }) => name === table)!.info
  }

  return {
    open(file, source) {
      if (source === undefined && !named) return openOne(file)
      named = true
      return openBeside(file, source ?? lines)
    },
    async prepare({ data }) {
      if (!named || !data.prepared) return
      const wanted = data.prepared.lines
      if (wanted !== lines) {
        if (given.has(wanted)) await openAll(given, wanted)
        // Lines without a name are those of any recipe.
        else if (lines !== LINES) throw preparationFaults.tableMissing({ table: wanted, files: data.files })
      }
      await engine.prepare(data)
    },
  }
}
