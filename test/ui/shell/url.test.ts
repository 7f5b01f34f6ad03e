import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseRecipe, type Recipe } from '../../../src/analyses/registry'
import { bindUrl } from '../../../src/ui/state/bind-url'
import { MOST_SQL_IN_LINK, readHash, type UrlState, writeHash } from '../../../src/ui/state/url'
import { fromPairs, type Json, toPairs } from '../../../src/ui/state/url-pairs'
import { createWorkspace, firstRecipe } from '../../../src/ui/state/workspace'
import type { GridQuery } from '../../../src/workers/protocol/query'

const recipe = parseRecipe({
  recipe: 1,
  title: 'Bought together, per store',
  data: {
    files: ['orders & more.csv', 'b=c#d.csv'],
    read: { delimiter: ';', decimal: ',', header: true, nullValues: ['', 'NA'] },
    layout: 'long',
    roles: { basket: 'receipt id', item: 'Artikel+Größe', group: 'store.id' },
    filters: [
      { column: 'country', op: '=', value: 'France' },
      { column: 'zip', op: 'in', value: ['01067', '75001'] },
      { column: 'qty', op: '>=', value: 2 },
    ],
  },
  analysis: { kind: 'rules', minSupport: 0.001, minThreshold: 0.3, exclude: ['carrier bag', 'true', '7', '[]', '"'] },
})

describe('the address', () => {
  it('holds recipe, view and query, and gives them back', () => {
    const query = { sort: [{ column: 'lift', descending: true }], text: 'wine', ranges: { lift: [1.5, null] } }
    const state = { view: 'rules', tab: 'scatter', recipe, query, look: {} } as const
    expect(readHash(writeHash(state as never))).toEqual(state)
  })

  it('says nothing of a tab that its view does not have', () => {
    const state = { view: 'rules', tab: 'funnel', recipe, query: { sort: [] }, look: {} } as const
    expect(writeHash(state as never)).toMatch(/^#\/rules\?/)
    expect(writeHash({ ...state, tab: 'compare' } as never)).toMatch(/^#\/rules\/compare\?/)
  })

  it('holds a question of no data yet', () => {
    const state = { view: 'rules', tab: 'grid', recipe: firstRecipe(), query: { sort: [] }, look: {} } as const
    expect(readHash(writeHash(state as never))).toEqual(state)
  })

  it('asks what its view asks, whatever else it says', () => {
    const page = {
      location: { hash: '#/utility' },
      history: { replaceState: () => undefined },
      addEventListener: () => undefined,
    }
    vi.stubGlobal('location', page.location)
    vi.stubGlobal('history', page.history)
    vi.stubGlobal('window', page)
    const workspace = createWorkspace()
    bindUrl(workspace, () => expect.unreachable())
    expect(workspace.getState()).toMatchObject({ view: 'utility', recipe: { analysis: { kind: 'utility', top: 200 } } })
    vi.unstubAllGlobals()
  })

  it('holds what is asked in SQL, to the letter, up to a length', () => {
    const state: UrlState = { view: 'sql', tab: 'grid', recipe, query: { sort: [] } }
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('true', '7', '"x"', 'a & b = c\n\t%+#'))
    fc.assert(
      fc.property(text, (sql) => {
        if (/[\ud800-\udfff]/u.test(sql)) return
        const asked = { ...recipe, sql }
        expect(readHash(writeHash({ ...state, recipe: asked }))?.recipe).toEqual(asked)
      }),
    )
    const long = { ...recipe, sql: 'x'.repeat(MOST_SQL_IN_LINK + 1) }
    expect(writeHash({ ...state, recipe: long })).toBe(writeHash(state))
    expect(writeHash(state)).not.toContain('sql=')
  })

  it('goes back over statements as over all else, also over those that are too long for it', () => {
    const entries: { hash: string; state: unknown }[] = [{ hash: '', state: null }]
    let at = 0
    let pop: () => void = () => undefined
    const put = (by: number) => (state: unknown, _: string, hash: string) => {
      at += by
      entries.splice(at, entries.length, { hash, state })
    }
    const page = {
      addEventListener: (_: string, then: () => void) => {
        pop = then
      },
    }
    vi.stubGlobal('location', {
      get hash() {
        return entries[at]!.hash
      },
    })
    vi.stubGlobal('history', {
      get state() {
        return entries[at]!.state
      },
      replaceState: put(0),
      pushState: put(1),
    })
    vi.stubGlobal('window', page)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    const workspace = createWorkspace({ view: 'sql' })
    bindUrl(workspace, () => expect.unreachable())
    const write = (sql: string, ms: number) => {
      clock.mockReturnValue(ms)
      workspace.getState().changeRecipe((now) => ({ ...now, sql }))
    }
    const [long, longer] = ['x'.repeat(5000), 'y'.repeat(5001)]
    write('select 1', 1000)
    write('select 12', 1100)
    write(long, 5000)
    write(longer, 9000)
    expect(entries).toHaveLength(4)
    const back = () => {
      at--
      pop()
      return workspace.getState().recipe.sql
    }
    expect([back(), back(), back()]).toEqual([long, 'select 12', undefined])
    clock.mockRestore()
    vi.unstubAllGlobals()
  })

  it('holds how a picture is set up', () => {
    const look = {
      flow: { anchor: 'cancel, at once', direction: 'before', steps: 4, groups: ['EMEA', null, 'null'] },
      funnel: { steps: [{ item: 'a=1', without: ['2', 'b & c'] }, { item: 'true' }], maxGapTime: 86_400_000 },
      compare: { by: 'period', a: { from: -5, to: 1e12 }, b: { from: 1e12 } },
    } as const
    const state = { view: 'sequences', tab: 'flow', recipe, query: { sort: [] }, look } as const
    expect(readHash(writeHash(state as never))).toEqual(state)
  })

  it('reads well', () => {
    const plain = parseRecipe({
      recipe: 1,
      data: { files: ['orders.parquet'], roles: { basket: 'receipt_id', item: 'sku' } },
      analysis: { kind: 'rules', minSupport: 0.001, minThreshold: 0.6, exclude: ['bag', 'gift card'] },
    })
    expect(writeHash({ view: 'rules', tab: 'grid', recipe: plain, query: { sort: [], text: 'red wine' } })).toBe(
      '#/rules?recipe=1&data.files[]=orders.parquet&data.layout=long&data.roles.basket=receipt_id&data.roles.item=sku' +
        '&analysis.kind=rules&analysis.minSupport=0.001&analysis.exclude[]=bag&analysis.exclude[]=gift+card&analysis.minThreshold=0.6' +
        '&query.text=red+wine',
    )
  })

  it('fills in what a short address leaves out', () => {
    const state = readHash(
      '#/itemsets?recipe=1&data.files[]=a.csv&data.roles.item=x&analysis.kind=itemsets&analysis.minCount=5',
    )
    expect(state).toMatchObject({
      view: 'itemsets',
      tab: 'grid',
      query: { sort: [] },
      recipe: { data: { layout: 'long' }, analysis: { method: 'auto', target: 'all', minCount: 5 } },
    })
  })

  it('may name a view alone', () => {
    expect(readHash('#/jobs')).toEqual({ view: 'jobs', tab: 'grid', query: { sort: [] }, look: {} })
  })

  it.each(['', '#', '#main', '#/nowhere', '#/nowhere?recipe=1'])('carries nothing in %j', (hash) => {
    expect(readHash(hash)).toBeNull()
  })

  it.each([
    ['a recipe of the future', '#/rules?recipe=99', 'recipe-version-unknown'],
    ['no version', '#/rules?analysis.kind=rules', 'recipe-version-unknown'],
    [
      'a wrong parameter',
      '#/rules?recipe=1&data.files[]=a&analysis.kind=rules&analysis.minSupport=2',
      'recipe-invalid',
    ],
    ['a list with holes', '#/rules?recipe=1&data.filters[900000000].column=a', 'recipe-invalid'],
    ['two things at one place', '#/rules?recipe=1&data=3&data.files[]=a', 'recipe-invalid'],
    ['a broken escape', '#/rules?recipe=1&title=%E0%', 'recipe-invalid'],
    ['an unreadable path', '#/rules?recipe=1&data.files[x=3', 'recipe-invalid'],
  ])('refuses %s', (_, hash, code) => {
    expect(() => readHash(hash)).toThrowError(expect.objectContaining({ code }))
  })

  it('reads the filters of links from before places and flags had names of their own', () => {
    const of = (filters: string) => readHash(`#/rules?${filters}`)?.query
    expect(of('query.antecedents[]=tea&query.antecedents[]=milk&query.consequents[]=jam&query.anywhere[]=rye')).toEqual(
      {
        sort: [],
        items: { antecedents: ['tea', 'milk'], consequents: ['jam'], anywhere: ['rye'] },
      },
    )
    expect(of('query.first[]=join&query.last[]=leave&query.text=a')).toEqual({
      sort: [],
      text: 'a',
      items: { first: ['join'], last: ['leave'] },
    })
    expect(of('query.hideRedundant=true&query.maxConsequents=1')).toEqual({
      sort: [],
      flags: { redundant: false },
      atMost: { consequents: 1 },
    })
    expect(of('query.hideRedundant=false')).toEqual({ sort: [] })
  })

  it('carries every filter there and back', () => {
    const query: GridQuery = {
      sort: [],
      items: { anywhere: ['rye'], last: ['leave'] },
      atMost: { consequents: 2 },
      flags: { redundant: false },
      ranges: { lift: [1, null] },
    }
    expect(readHash(writeHash({ view: 'rules', tab: 'grid', recipe, query }))?.query).toEqual(query)
  })

  it('refuses filters that are none', () => {
    const good = writeHash({ view: 'rules', tab: 'grid', recipe, query: { sort: [] } })
    expect(() => readHash(`${good}&query.sort=lift`)).toThrowError(expect.objectContaining({ code: 'recipe-invalid' }))
    expect(() => readHash(`${good}&query.colour=red`)).toThrowError(expect.objectContaining({ code: 'recipe-invalid' }))
    expect(() => readHash(`${good}&look.flow.steps=x`)).toThrowError(
      expect.objectContaining({ code: 'recipe-invalid' }),
    )
  })
})

const text = fc.string({ unit: 'grapheme' })
const scalar: fc.Arbitrary<Json> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
)
const document = fc.letrec<{ value: Json; object: { [name: string]: Json } }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { minKeys: 1, maxKeys: 4 }),
})).object

/** Lists of lists and empty objects occur in no recipe and have no pairs of their own. */
function isPlain(value: Json): boolean {
  if (Array.isArray(value)) return value.every((entry) => !Array.isArray(entry) && isPlain(entry))
  if (typeof value !== 'object' || value === null) return true
  return Object.keys(value).length > 0 && Object.values(value).every(isPlain)
}

describe('pairs', () => {
  it('give back any document of names, lists, objects and scalars', () => {
    fc.assert(
      fc.property(document.filter(isPlain), (value) => {
        expect(fromPairs(toPairs(value))).toEqual(value)
      }),
    )
  })

  it('cannot reach a prototype', () => {
    fromPairs([['__proto__.polluted', 'yes']])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('recipes', () => {
  const item = text.filter((label) => label.length > 0)
  const anyRecipe = fc
    .record({
      files: fc.array(text, { maxLength: 3 }),
      basket: item,
      perGroup: fc.boolean(),
      support: fc.double({ min: 1e-6, max: 1, noNaN: true }),
      exclude: fc.array(item, { maxLength: 4 }),
      threshold: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    })
    .map(
      ({ files, basket, perGroup, support, exclude, threshold }): Recipe =>
        parseRecipe({
          recipe: 1,
          data: { files, roles: { basket } },
          analysis: { kind: 'rules', perGroup, minSupport: support, minThreshold: threshold, exclude },
        }),
    )

  it('survive the address whatever their labels', () => {
    fc.assert(
      fc.property(anyRecipe, (asked) => {
        expect(readHash(writeHash({ view: 'rules', tab: 'grid', recipe: asked, query: { sort: [] } }))?.recipe).toEqual(
          asked,
        )
      }),
    )
  })
})
