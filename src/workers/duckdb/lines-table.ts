import type { BasketeerError } from '../../recipe/error'
import type { RecipeData } from '../../recipe/schema'
import type { MatchingBaskets } from '../protocol/result'
import type { Source } from '../readers/batch'
import type { BasketQuery, Lines } from './basket-lines'
import type { Engine } from './engine'
import { type LineBatch, type LineReading, readLines, timeType } from './line-batches'
import { labelsIpc, numbersIpc } from './lines-ipc'
import { momentText } from './moment'
import { quoteLiteral, uniqueName } from './quote'
import { databaseFaults } from './sentences'

/** 12 to 44 bytes a line; DuckDB holds tables uncompressed in memory and has 2.5 GB. */
const MAX_LINES = 40_000_000
const LABELS_AT_ONCE = 200_000

/** Names of the tables of one import. */
interface Names {
  lines: string
  group: string
  basket: string
  item: string
}

function namesOf(): Names {
  const lines = uniqueName('lines')
  return {
    lines,
    group: `${lines}_groups`,
    basket: `${lines}_baskets`,
    item: `${lines}_items`,
  }
}

function columnsOf({ group: g, basket: b, item: i, time: t }: LineBatch): Record<string, Int32Array | Float64Array> {
  return { g, b, i, ...(t && { t }) }
}

function tooMany(): BasketeerError {
  return databaseFaults.tooManyLines()
}

/** The lines of a source in DuckDB: codes in one table, labels in small ones beside it. */
export function createLinesTable(
  engine: Engine,
  source: Source,
  data: RecipeData,
): Pick<Lines, 'load' | 'loaded' | 'matching' | 'drop'> {
  const type = timeType(source.info, data)
  const timed = type !== undefined
  let names: Names | undefined
  let standing: { names: Names; generation: number } | undefined

  const loaded = (): boolean => standing !== undefined && standing.generation === engine.generation()

  async function drop(): Promise<void> {
    const dropped = names
    names = undefined
    standing = undefined
    if (!dropped) return
    for (const table of Object.values(dropped)) await engine.drop(table)
  }

  async function insertLabels(
    table: string,
    size: number,
    label: (code: number) => string | null,
    signal: AbortSignal,
  ) {
    await engine.query(`CREATE TABLE ${table} (code INTEGER, label VARCHAR)`, { signal })
    for (let from = 0; from < size; from += LABELS_AT_ONCE) {
      await engine.idle()
      await engine.insert(table, labelsIpc(label, from, Math.min(size, from + LABELS_AT_ONCE)), { signal })
    }
  }

  async function insertLines(reading: LineReading, table: string, signal: AbortSignal): Promise<void> {
    let rows = 0
    for await (const batch of reading.batches) {
      rows += batch.rows
      if (rows > MAX_LINES) throw tooMany()
      if (batch.rows === 0) continue
      await engine.idle()
      await engine.insert(table, numbersIpc(columnsOf(batch), batch.rows), { signal })
    }
  }

  async function load(signal: AbortSignal): Promise<void> {
    if (loaded()) return
    await drop()
    if (source.info.rows > MAX_LINES) throw tooMany()
    const reading = readLines(source, data, timed, signal)
    const made = namesOf()
    names = made
    const columns = ['g INTEGER', 'b INTEGER', 'i INTEGER', ...(timed ? ['t DOUBLE'] : [])]
    await engine.query(`CREATE TABLE ${made.lines} (${columns.join(', ')})`, { signal })
    const generation = engine.generation()
    await insertLines(reading, made.lines, signal)
    const { groups, baskets, items } = reading.sizes()
    await insertLabels(made.group, groups, reading.groupLabel, signal)
    await insertLabels(made.basket, baskets, reading.basketLabel, signal)
    await insertLabels(made.item, items, reading.itemLabel, signal)
    standing = { names: made, generation }
  }

  function hitsSql(table: Names, { items, group }: BasketQuery): string {
    const labels = [...new Set(items)].map(quoteLiteral)
    const wanted = `SELECT code FROM ${table.item} WHERE label IN (${labels.join(', ')})`
    const groupCode =
      group === null ? '-1' : `(SELECT code FROM ${table.group} WHERE label = ${quoteLiteral(group ?? '')})`
    const hits = `SELECT g, b, min(rowid) AS seen FROM ${table.lines} WHERE i IN (${wanted})
      ${group === undefined ? '' : `AND g = ${groupCode}`} GROUP BY g, b HAVING count(DISTINCT i) = ${labels.length}`
    if (data.maxBasketItems === undefined) return hits
    return `SELECT g, b, any_value(seen) AS seen FROM ${table.lines} JOIN (${hits}) USING (g, b)
      GROUP BY g, b HAVING count(DISTINCT i) <= ${data.maxBasketItems}`
  }

  async function matching(query: BasketQuery, signal: AbortSignal): Promise<MatchingBaskets> {
    const table = standing!.names
    const hits = hitsSql(table, query)
    const page = await engine.query(
      `SELECT h.g, h.b, g.label AS grp, b.label AS basket FROM (${hits}) h LEFT JOIN ${table.group} g ON g.code = h.g
       JOIN ${table.basket} b ON b.code = h.b ORDER BY g.label NULLS FIRST, h.seen LIMIT ${query.limit} OFFSET ${query.offset}`,
      { signal },
    )
    const counted = await engine.query(`SELECT count(*)::DOUBLE AS total FROM (${hits})`, { signal })
    const baskets = page
      .toArray()
      .map((row) => ({ key: `${row['g']},${row['b']}`, group: row['grp'], basket: row['basket'] }))
    const contents = await readContents(
      table,
      baskets.map(({ key }) => key),
      signal,
    )
    return {
      total: Number(counted.getChild('total')?.get(0) ?? 0),
      rows: baskets.map(({ key, group, basket }) => ({
        group,
        basket,
        time: contents.get(key)?.time ?? null,
        items: [...(contents.get(key)?.items ?? [])],
      })),
    }
  }

  async function readContents(table: Names, keys: readonly string[], signal: AbortSignal) {
    const contents = new Map(keys.map((key) => [key, { time: null as string | null, items: new Set<string>() }]))
    if (keys.length === 0) return contents
    const time = timed ? ', l.t' : ''
    const lines = await engine.query(
      `SELECT l.g, l.b, i.label AS item${time} FROM ${table.lines} l JOIN ${table.item} i ON i.code = l.i
       JOIN (VALUES ${keys.map((key) => `(${key})`).join(', ')}) p(g, b) ON p.g = l.g AND p.b = l.b ORDER BY l.rowid`,
      { signal },
    )
    for (const row of lines.toArray()) {
      const content = contents.get(`${row['g']},${row['b']}`)
      if (content) content.time ??= momentText(row['t'] ?? undefined, type)
      content?.items.add(row['item'])
    }
    return contents
  }

  return { load, loaded, matching, drop }
}
