import { matchesRows } from '../../preparation/steps'
import type { KeyForm, KeySide } from '../../preparation/steps/join-says'
import type { RecipeData } from '../../recipe/schema'
import type { BesideLook, JoinProposal, TableHealth } from '../protocol/tables'
import { type BatchColumn, type ColumnRequest, NULL_CODE, type Source } from '../readers/batch'
import { findJoins } from './find-joins'
import { keyed } from './key-column'
import { keyForm } from './key-form'
import { noShare, type Watched } from './share'

const EXAMPLES = 3

type Watching = Pick<Watched, 'signal' | 'pause'>

/** A column as it is used: what does not fit costs its row, as it does where it is read. */
function natural({ name, type }: Source['info']['columns'][number]): ColumnRequest {
  if (type === 'integer' || type === 'number') return { name, as: 'number' }
  if (type === 'date' || type === 'timestamp') return { name, as: 'time' }
  return { name, as: type === 'list' ? 'list' : 'key' }
}

async function readable(source: Source, { signal, pause }: Watching) {
  const reading = source.read(
    { columns: source.info.columns.map(natural), read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  let rows = 0
  for await (const batch of reading.batches) {
    rows += batch.rows
    await pause()
  }
  return { rows, unreadable: reading.unreadable, filtered: reading.filtered.count }
}

async function keysIn(table: Source, on: KeySide, form: KeyForm | undefined, { signal, pause }: Watching) {
  const { source, column, form: formedBy } = keyed(table, on, form)
  const formed = keyForm(formedBy)
  const reading = source.read(
    { columns: [{ name: column, as: 'key' }], read: {}, filters: [] },
    { signal, onProgress: () => undefined },
  )
  const rowsOf = new Map<string, number>()
  const keys: string[] = []
  let without = 0
  for await (const { rows, columns } of reading.batches) {
    const { codes } = columns[0] as BatchColumn & { as: 'key' }
    const { label } = reading.dictionaries[0]!
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!
      if (code === NULL_CODE) {
        without++
        continue
      }
      keys[code] ??= formed(label.call(reading.dictionaries[0], code))
      rowsOf.set(keys[code]!, (rowsOf.get(keys[code]!) ?? 0) + 1)
    }
    await pause()
  }
  let repeated = 0
  for (const count of rowsOf.values()) repeated += count - 1
  return { keys: rowsOf.size, without, repeated }
}

/** What was read of a table, and which of its rows are left out and why. */
export async function healthOf(
  source: Source,
  key: { on: KeySide; form?: KeyForm | undefined } | undefined,
  watching: Watching,
): Promise<TableHealth> {
  const { rows, unreadable, filtered } = await readable(source, watching)
  return {
    rows,
    filtered,
    unreadable: { count: unreadable.count, first: unreadable.first.slice(0, EXAMPLES) },
    ...(key ? { key: await keysIn(source, key.on, key.form, watching) } : {}),
  }
}

/** A table beside the lines as the question reads it, and how it may belong to these. */
export async function lookBeside(
  { name, source, lines }: { name: string; source: Source; lines(): Promise<Source> },
  { prepared }: Pick<RecipeData, 'prepared'>,
  watching: Watching,
): Promise<BesideLook> {
  const step = prepared?.steps.filter(matchesRows).find((each) => each.source === name)
  let join: JoinProposal | undefined
  if (!step) {
    const found = await findJoins(await lines(), [{ name, source, files: [] }], { ...watching, share: noShare })
    join = found[0]
  }
  const on = (step ?? join?.step)?.on.right
  const key = on === undefined ? undefined : { on, form: (step ?? join!.step).keys }
  const known = new Set(source.info.columns.map((column) => column.name))
  const there = key && [key.on].flat().every((column) => known.has(column))
  return {
    info: source.info,
    health: await healthOf(source, there ? key : undefined, watching),
    ...(join ? { join } : {}),
  }
}
