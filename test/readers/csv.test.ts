import { describe, expect, test } from 'vitest'
import { openCsv } from '../../src/workers/readers/csv/open'
import { sniffFormat } from '../../src/workers/readers/open'
import { gzip, openText, readTable, restlessPool } from './csv-tools'

describe('cells', () => {
  test('text stays as it is in the file, but for blanks around it', async () => {
    const source = await openText('k,v\n007, x \n7,"  y "\n" 7",x\n,\n"","  "\n')
    expect((await readTable(source, ['k', 'v'])).rows).toEqual([
      ['007', 'x'],
      ['7', 'y'],
      ['7', 'x'],
      [null, null],
      [null, null],
    ])
  })

  test('quotes, delimiters and line breaks inside quotes', async () => {
    const source = await openText('k,v\r\n"a ""b"" c","1,2"\r\n"x\r\ny", "z" \r\nO"Neil,5" screen\r\n')
    expect((await readTable(source, ['k', 'v'])).rows).toEqual([
      ['a "b" c', '1,2'],
      ['x\r\ny', 'z'],
      ['O"Neil', '5" screen'],
    ])
  })

  test('NUL bytes are bytes like any other', async () => {
    const source = await openText('k,v\na\u0000b,\u0000\n')
    expect((await readTable(source, ['k', 'v'])).rows).toEqual([['a\u0000b', '\u0000']])
  })

  test('numbers', async () => {
    const cells = ['1', '-1.5', '+2', '.5', '1e3', '1,234.5', "12'345", '1 000', '0.1', '123456789012345678', '']
    const source = await openText(`id;n\n${cells.map((cell, row) => `r${row};${cell}`).join('\n')}\n`)
    expect((await readTable(source, ['n:number'])).rows.flat()).toEqual([
      1,
      -1.5,
      2,
      0.5,
      1000,
      1234.5,
      12345,
      1000,
      0.1,
      123456789012345680,
      null,
    ])
  })

  test('times, in UTC or in a zone', async () => {
    const text = 'id,at\na,31/12/2024 23:30\nb,01/07/2024\nc,2024-07-01T00:00:00Z\nd,\n'
    const utc = await openText(text)
    expect((await readTable(utc, ['at:time'])).rows.flat()).toEqual([
      Date.UTC(2024, 11, 31, 23, 30),
      Date.UTC(2024, 6, 1),
      Date.UTC(2024, 6, 1),
      null,
    ])
    const berlin = await openText(text, { read: { timeZone: 'Europe/Berlin' } })
    expect((await readTable(berlin, ['at:time'])).rows.flat()).toEqual([
      Date.UTC(2024, 11, 31, 22, 30),
      Date.UTC(2024, 5, 30, 22),
      Date.UTC(2024, 6, 1),
      null,
    ])
    await expect(openText(text, { read: { timeZone: 'Mars/Base' } })).rejects.toMatchObject({ code: 'recipe-invalid' })
  })

  test('integers that serve as times, and dates without separators where a format says so', async () => {
    const text = 'id,at\na,20240131\nb,20240201\n'
    expect((await readTable(await openText(text), ['at:time'])).rows.flat()).toEqual([20240131, 20240201])
    const dated = await openText(text, { read: { dateFormat: '%Y%m%d' } })
    expect((await readTable(dated, ['at:time'])).rows.flat()).toEqual([Date.UTC(2024, 0, 31), Date.UTC(2024, 1, 1)])
  })

  test('flags', async () => {
    const source = await openText('id,f\na,1\nb,0\nc,TRUE\nd,no\ne,\nf,"1"\ng,x\nh,3\n')
    expect((await readTable(source, ['f:flag'])).rows.flat()).toEqual([1, 0, 1, 0, 0, 1, 1, 1])
  })

  test('lists in one cell', async () => {
    const source = await openText(
      'id;items\n1;"milk, bread , milk"\n2;milk\n3;\n4;"[\'a b\', \'c\']"\n5;"x,""y, z"",,NULL"\n',
    )
    expect((await readTable(source, ['id', 'items:list'])).rows).toEqual([
      ['1', ['milk', 'bread', 'milk']],
      ['2', ['milk']],
      ['3', []],
      ['4', ['a b', 'c']],
      ['5', ['x', 'y, z', 'NULL']],
    ])
  })

  test('ragged records, in small pieces', async () => {
    const text = '1,milk,"bread, white"\n2,beer\n3,milk,beer,"say ""hi""",\n4\n5,a,b,c,d\n6,beer,milk\n'
    const source = await openText(text, { chunkBytes: 7, pool: restlessPool(2) })
    expect((await readTable(source, ['column1', 'items:list'])).rows).toEqual([
      ['1', ['milk', 'bread, white']],
      ['2', ['beer']],
      ['3', ['milk', 'beer', 'say "hi"']],
      ['4', []],
      ['5', ['a', 'b', 'c', 'd']],
      ['6', ['beer', 'milk']],
    ])
  })

  test('null values that are given', async () => {
    const source = await openText('k,n\nNA,1\nx,?\n', { read: { nullValues: ['NA', '?'] } })
    expect((await readTable(source, ['k', 'n:number'])).rows).toEqual([
      [null, 1],
      ['x', null],
    ])
  })
})

describe('rows that cannot be read', () => {
  test('are counted with line and reason, and the rest is read', async () => {
    const text = 'id,sku,qty\n1,A,1\n2,A\n\n"3","B\nC","1"\n4,B,1,9\n5,"B"x,1\n6,B,many\n7,C,2\n'
    const source = await openText(text, { read: { delimiter: ',', header: true, encoding: 'utf-8', nullValues: [''] } })
    const { rows, unreadable } = await readTable(source, ['id', 'qty:number'])
    expect(rows).toEqual([
      ['1', 1],
      ['3', 1],
      ['7', 2],
    ])
    expect(unreadable).toEqual({
      count: 4,
      first: [
        { file: 'part0.csv', line: 3, reason: '2 cells instead of 3' },
        { file: 'part0.csv', line: 7, reason: '4 cells instead of 3' },
        { file: 'part0.csv', line: 8, reason: 'there is text behind a closing quote' },
        { file: 'part0.csv', line: 9, reason: '"many" in "qty" is not a number' },
      ],
    })
  })

  test('a quote that is never closed does not swallow the rest', async () => {
    for (const chunkBytes of [5, 1000]) {
      const source = await openText('id,sku\n1,A\n2,"B\n3,C\n4,D\n', { chunkBytes })
      const { rows, unreadable } = await readTable(source, ['id'])
      expect(rows.flat()).toEqual(['1', '3', '4'])
      expect(unreadable.first).toEqual([
        { file: 'part0.csv', line: 3, reason: 'a quote is opened here and never closed' },
      ])
    }
  })

  test('a hundred are kept, all are counted', async () => {
    const source = await openText(`a,b\n${'1,2\n1\n'.repeat(500)}`, {
      read: { delimiter: ',', header: true },
      chunkBytes: 64,
    })
    const { unreadable, rows } = await readTable(source, ['a', 'b'])
    expect(unreadable.count).toBe(500)
    expect(rows).toHaveLength(500)
    expect(unreadable.first.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, row) => row * 2 + 3))
  })
})

describe('a cell of 200 MB', () => {
  const filler = new Uint8Array(1 << 22).fill(0x61)
  filler[1000] = 0x0a
  filler[2000] = 0x2c
  const huge = new Blob(['id,note,sku\n1,x,A\n2,"', ...Array.from({ length: 50 }, () => filler), '",B\n3,y,C\n4,z\n'])
  const open = () => openCsv([{ name: 'huge.csv', file: huge }], undefined, new AbortController().signal)

  test('passes by where it is not mapped', async () => {
    const { rows, unreadable } = await readTable(await open(), ['id', 'sku'])
    expect(rows).toEqual([
      ['1', 'A'],
      ['2', 'B'],
      ['3', 'C'],
    ])
    expect(unreadable.first).toEqual([{ file: 'huge.csv', line: 55, reason: '2 cells instead of 3' }])
  })

  test('is an unreadable row where it is mapped', async () => {
    const { rows, unreadable } = await readTable(await open(), ['id', 'note'])
    expect(rows).toEqual([
      ['1', 'x'],
      ['3', 'y'],
      ['4', 'z'],
    ])
    expect(unreadable.first.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'a mapped cell is longer than 1 MB'],
    ])
  })

  test('that is never closed', async () => {
    const open = new Blob(['id,note,sku\n1,x,A\n2,"', ...Array.from({ length: 5 }, () => filler)])
    const source = await openCsv(
      [{ name: 'open.csv', file: open }],
      { delimiter: ',', header: true },
      new AbortController().signal,
    )
    const { rows, unreadable } = await readTable(source, ['id', 'sku'])
    expect(rows).toEqual([['1', 'A']])
    expect(unreadable.first[0]).toEqual({
      file: 'open.csv',
      line: 3,
      reason: 'a quote is opened here and never closed',
    })
  })
})

describe('files', () => {
  test('that are empty, or hold a header alone', async () => {
    for (const nothing of ['', '\ufeff', '\n\n', await gzip('')]) {
      await expect(openText(nothing)).rejects.toMatchObject({ code: 'file-empty' })
    }
    const source = await openText('receipt,sku\n')
    expect(source.info).toMatchObject({ rows: 0, rowsExact: true, head: [] })
    expect((await readTable(source, ['receipt', 'sku'])).rows).toEqual([])
  })

  test('that are no text', async () => {
    for (const start of ['PK\u0003\u0004rest', '%PDF-1.7']) {
      const file = { name: 'part0.csv', file: new Blob([start]) }
      await expect(sniffFormat(file)).rejects.toMatchObject({ code: 'format-unknown' })
    }
    expect(await sniffFormat({ name: 'part0.csv', file: new Blob(['PAR1....']) })).toBe('parquet')
    const torn = (await gzip('a,b\n1,2\n'.repeat(1000))).slice(0, -20)
    await expect(openText(torn).then((source) => readTable(source, ['a']))).rejects.toMatchObject({
      code: 'file-unreadable',
    })
  })

  test('of one shape are one table, columns in any order', async () => {
    const source = await openText(
      ['sku,store\nA,1\nB,1\n', 'store;sku\r\n2;A\r\n2\r\n', await gzip('sku,store\nC,1\n')],
      {
        chunkBytes: 4,
        pool: restlessPool(2),
      },
    )
    const { rows, labels, unreadable } = await readTable(source, ['store', 'sku'])
    expect(rows).toEqual([
      ['1', 'A'],
      ['1', 'B'],
      ['2', 'A'],
      ['1', 'C'],
    ])
    expect(labels).toEqual([
      ['1', '2'],
      ['A', 'B', 'C'],
    ])
    expect(unreadable.first).toEqual([{ file: 'part1.csv', line: 3, reason: '1 cell instead of 2' }])
    expect(source.info.read).not.toHaveProperty('delimiter')
  })

  test('that are small follow the first in having a header', async () => {
    const source = await openText(['sku,store\nA,1\nB,1\n', 'sku,store\nsku,store\n'])
    expect((await readTable(source, ['sku'])).rows.flat()).toEqual(['A', 'B', 'sku'])
    const bare = await openText(['1,A\n2,B\n', 'x,y\n'])
    expect((await readTable(bare, ['column1'])).rows.flat()).toEqual(['1', '2', 'x'])
  })

  test('that differ are refused, naming file and column', async () => {
    const differ = openText(['sku,store\nA,1\n', 'sku,shop\nA,1\n'])
    await expect(differ).rejects.toMatchObject({ code: 'files-differ', message: expect.stringMatching(/part1.*store/) })
    const more = openText(['sku,store\nA,1\n', 'sku,store,shop\nA,1,1\n'])
    await expect(more).rejects.toMatchObject({ code: 'files-differ', message: expect.stringMatching(/part1.*shop/) })
  })

  test('read again with other settings must be opened again', async () => {
    const source = await openText('a,b\n1,2\n')
    const options = { signal: new AbortController().signal, onProgress: () => undefined }
    const columns = [{ name: 'a', as: 'key' as const }]
    expect(() => source.read({ columns, read: { delimiter: ';' }, filters: [] }, options)).toThrowError(
      expect.objectContaining({ code: 'recipe-invalid' }),
    )
    expect(() => source.read({ columns: [{ name: 'c', as: 'key' }], read: {}, filters: [] }, options)).toThrowError(
      expect.objectContaining({ code: 'column-missing' }),
    )
  })
})

describe('filters', () => {
  const text =
    'id,country,qty,day,gift\n1,France,5,2024-01-01,true\n2,Spain,,2024-02-01,false\n3,,7,,true\n4,France,10,2024-03-01 10:00,\n'

  test.each([
    [{ column: 'country', op: '=', value: 'France' }, ['1', '4']],
    [{ column: 'country', op: '!=', value: 'France' }, ['2']],
    [{ column: 'country', op: 'is null' }, ['3']],
    [{ column: 'country', op: 'not in', value: ['France'] }, ['2']],
    [{ column: 'qty', op: '>', value: 5 }, ['3', '4']],
    [{ column: 'qty', op: '>=', value: '5' }, ['1', '3', '4']],
    [{ column: 'qty', op: 'in', value: [5, 10] }, ['1', '4']],
    [{ column: 'qty', op: 'is null' }, ['2']],
    [{ column: 'day', op: '<', value: '2024-02-01' }, ['1']],
    [{ column: 'day', op: '>', value: '2024-03-01' }, ['4']],
    [{ column: 'day', op: 'is not null' }, ['1', '2', '4']],
    [{ column: 'gift', op: '=', value: true }, ['1', '3']],
  ] as const)('%j', async (filter, ids) => {
    const plain = JSON.parse(JSON.stringify(filter))
    const source = await openText(text, { chunkBytes: 9, pool: restlessPool(2) })
    const { rows, filtered } = await readTable(source, ['id'], [plain])
    expect(rows.flat()).toEqual(ids)
    expect(filtered).toBe(4 - ids.length)
  })

  test('leave no labels of dropped rows behind, and forgive numbers that are none', async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `r${row},${row}`).join('\n')
    const long = `id,n\n${`${rows}\n`.repeat(8000)}x,none\n`
    const source = await openText(long)
    const { labels, unreadable } = await readTable(source, ['id'], [{ column: 'n', op: '<', value: 3 }])
    expect(labels).toEqual([['r0', 'r1', 'r2']])
    expect(unreadable.count).toBe(0)
  })
})

describe('a pass', () => {
  const text = `a,b\n${'1,2\n'.repeat(10_000)}`

  test('tells how far it is', async () => {
    const source = await openText(text, { chunkBytes: 1000 })
    const done: number[] = []
    const request = { columns: [{ name: 'a', as: 'key' as const }], read: {}, filters: [] }
    const reading = source.read(request, {
      signal: new AbortController().signal,
      onProgress: (progress) => done.push(progress.done / progress.total),
    })
    let batches = 0
    for await (const batch of reading.batches) batches += Math.min(1, batch.rows)
    expect(batches).toBeGreaterThan(10)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(1)
  })

  test('stops when it is cancelled, also while a scan never answers', async () => {
    let closed = 0
    const source = await openText(text, {
      pool: () => ({
        lanes: 1,
        start: () => Promise.resolve(),
        scan: () => new Promise(() => undefined),
        close: () => {
          closed++
        },
      }),
    })
    const control = new AbortController()
    const request = { columns: [{ name: 'a', as: 'key' as const }], read: {}, filters: [] }
    const reading = source.read(request, { signal: control.signal, onProgress: () => undefined })
    const next = reading.batches[Symbol.asyncIterator]().next()
    setTimeout(() => control.abort(), 5)
    await expect(next).rejects.toMatchObject({ code: 'cancelled' })
    expect(closed).toBe(1)
  })

  test('may be taken again, also side by side, until the source is closed', async () => {
    const source = await openText(text, { chunkBytes: 5000 })
    const [one, two] = await Promise.all([readTable(source, ['a']), readTable(source, ['a', 'b'])])
    expect(one.rows).toHaveLength(10_000)
    expect(two.rows).toHaveLength(10_000)
    source.close()
    await expect(readTable(source, ['a'])).rejects.toMatchObject({ code: 'no-data' })
  })
})

test('without a header no line is taken for a sum of the others', async () => {
  const lines = ['a;1;x', 'b;2;y', 'c;3;z', 'd;4;x', 'Total;10;']
  const source = await openText(`${lines.join('\n')}\n`, { read: { header: false, delimiter: ';' } })
  expect((await readTable(source, ['column1'])).rows.flat()).toEqual(['a', 'b', 'c', 'd', 'Total'])
  source.close()
})
