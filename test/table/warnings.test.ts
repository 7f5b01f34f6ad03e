import { describe, expect, test } from 'vitest'
import { warningsOf } from '../../src/client/warnings'
import type { RecipeData } from '../../src/recipe/schema'
import { createArena } from '../../src/workers/memory/arena'
import { notesOf } from '../../src/workers/readers/notes'
import { doubtsOf } from '../../src/workers/table/doubts'
import { readTable } from '../../src/workers/table/read-table'
import { openText } from '../readers/csv-tools'
import { baskets } from './fake-source'

const data = (roles: RecipeData['roles'], layout: RecipeData['layout'] = 'long'): RecipeData => ({
  files: [],
  layout,
  roles,
})

async function doubtsAbout(cells: string[], role: 'item' | 'time'): Promise<string[]> {
  const rows = cells.map((cell, row) => `${row},"${cell}",x`).join('\n')
  const { info } = await openText(`receipt,seen,other\n${rows}\n`)
  return doubtsOf(info, data({ basket: 'receipt', [role]: 'seen' })).map(({ says }) => says.replace('doubts.', ''))
}

describe('doubts about a mapping', () => {
  test.each([
    ['text', ['week 1', 'week 2', 'week 10'], ['timesAreText']],
    ['days first, as numbers', ['31122024', '1012025', '15062024'], ['timesAreNumbers']],
    ['yes and no', ['true', 'false', 'true'], ['timesAreNone']],
    ['years first, as numbers', ['20241231', '20250101', '20240615'], []],
    ['a count', ['1', '2', '3'], []],
    ['seconds', ['1704067200', '1704067201', '1704067202'], []],
    ['dates', ['2024-12-31', '2025-01-01', '2024-06-15'], []],
    ['names of months', ['31. Dezember 2024', '1. Januar 2025', '15. Juni 2024'], []],
    ['nothing', ['', '', ''], []],
  ])('times that are %s', async (_, cells, expected) => expect(await doubtsAbout(cells, 'time')).toEqual(expected))

  test.each([
    ['small numbers', ['1', '2', '3', '99'], ['itemsAreSmall']],
    ['prices', ['1.50', '2.25', '250.00'], ['itemsAreDecimals']],
    ['amounts', ['€1.50', '€2.25', '€3.00'], ['itemsAreDecimals']],
    ['numbers of products', ['10023', '20044', '7'], []],
    ['whole numbers that became decimals', ['10023.0', '20044.0', '30001.0'], []],
    ['names', ['milk', 'bread', 'tea'], []],
  ])('items that are %s', async (_, cells, expected) => expect(await doubtsAbout(cells, 'item')).toEqual(expected))

  test('name the column and what it holds', async () => {
    const { info } = await openText('receipt,"n\no",x\n1,2,3\n2,3,4\n')
    const [doubt] = doubtsOf(info, data({ basket: 'receipt', item: 'n\no' }))
    expect(doubt?.english).toContain('(2, 3)')
    expect(doubtsOf(info, data({ item: 'gone', time: 'gone' }))).toEqual([])
  })
})

const FILE = ['Report', 'receipt,item,n', '1,7,1', '1,"8"x,1', '2,,1', '2,9,1', '3,7,1', '3,8,1', 'Total,,6'].join('\n')

test('what was lost and what is doubtful is told to a host, as codes and sentences', async () => {
  const source = await openText(FILE, { name: 'sales.csv' })
  expect(warningsOf(notesOf(source.info))).toEqual({
    warnings: [{ code: 'skipped-lines', message: '1 title line and 1 total line skipped.' }],
  })
  const options = { signal: new AbortController().signal, onProgress: () => undefined }
  const request = baskets(data({ basket: 'receipt', item: 'item' }))
  const { info } = await readTable(source, request, createArena(1 << 16, false), options)
  const { warnings } = warningsOf(info.warnings)
  expect(warnings?.map(({ code }) => code)).toEqual([
    'skipped-lines',
    'items-are-small',
    'lines-unreadable',
    'rows-without',
  ])
  expect(warnings?.[2]?.message).toBe(
    '1 line could not be read and was left out; the first is line 4 of “sales.csv”: there is text behind a closing quote.',
  )
  expect(warnings?.[3]?.message).toBe('1 row without “item” was left out.')
})

test('nothing is told where nothing was lost', async () => {
  const source = await openText('receipt,item\n1,milk\n1,tea\n2,milk\n')
  const options = { signal: new AbortController().signal, onProgress: () => undefined }
  const request = baskets(data({ basket: 'receipt', item: 'item' }))
  const { info } = await readTable(source, request, createArena(1 << 16, false), options)
  expect('warnings' in info).toBe(false)
  expect(warningsOf(info.warnings)).toEqual({})
})
