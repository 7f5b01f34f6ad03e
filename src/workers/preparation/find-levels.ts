import { type JoinStep, keyColumns } from '../../preparation/steps/join-says'
import type { ItemLevels } from '../protocol/tables'
import type { Source } from '../readers/batch'
import { createPause } from '../table/pause'
import { levelsAmong, MOST_COLUMNS, type Said, saidOf } from './level-chain'
import { createLookup } from './lookup'

/** What the columns of a product table say of items: what they belong to, and how they are called. */
export async function findLevels(
  source: Source,
  step: Pick<JoinStep, 'on' | 'keys'>,
  signal: AbortSignal,
): Promise<Omit<ItemLevels, 'source'>> {
  const lookup = await createLookup(source, step, signal)
  const texts = source.info.columns
    .filter(({ name, type }) => type === 'text' && !keyColumns(step.on.right).includes(name))
    .slice(0, MOST_COLUMNS)
    .map(({ name }) => name)
  const read = await lookup.columns(texts.map((name) => ({ name, as: 'key' as const })))
  const pause = createPause(signal)
  const said: Said[] = []
  for (const [at, column] of read.entries()) {
    await pause()
    said.push(saidOf(texts[at]!, column.as === 'key' ? column.codes : new Uint32Array(0)))
  }
  const { levels, names } = await levelsAmong(said, lookup.keys, pause)
  const called = names ?? levels.at(-1)
  return { levels, ...(called === undefined ? {} : { names: called }) }
}
