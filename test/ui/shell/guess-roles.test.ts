import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnFacts, guessData, guessRoles } from '../../../src/recipe/guess-roles'
import { GUESSED_ROLES, nameScorer, normalizeName } from '../../../src/recipe/role-names'

const SAMPLED = 10_000

const kinds = {
  /** Lines of one receipt stand together. */
  runs: (name: string): ColumnFacts => facts(name, 'integer', { distinct: 1500, repeats: 8500 }),
  scattered: (name: string): ColumnFacts => facts(name, 'integer', { distinct: 1500, repeats: 10 }),
  labels: (name: string): ColumnFacts => facts(name, 'text', { distinct: 800, repeats: 20 }),
  codes: (name: string): ColumnFacts => facts(name, 'integer', { distinct: 800, repeats: 20 }),
  few: (name: string): ColumnFacts => facts(name, 'text', { distinct: 24, repeats: 9400 }),
  people: (name: string): ColumnFacts => facts(name, 'text', { distinct: 900, repeats: 8600 }),
  times: (name: string): ColumnFacts => facts(name, 'timestamp', { distinct: 1480, repeats: 8515 }),
  amounts: (name: string): ColumnFacts => facts(name, 'number', { distinct: 700, repeats: 90 }),
  counts: (name: string): ColumnFacts => facts(name, 'integer', { distinct: 9, repeats: 5000 }),
  unique: (name: string): ColumnFacts => facts(name, 'integer', { distinct: SAMPLED, repeats: 0 }),
  lists: (name: string): ColumnFacts => facts(name, 'list', { distinct: 9000, repeats: 0 }),
  flags: (name: string): ColumnFacts => facts(name, 'boolean', { distinct: 2, repeats: 8000 }),
}

function facts(name: string, type: ColumnFacts['type'], part: Partial<ColumnFacts>): ColumnFacts {
  return { name, type, sampled: SAMPLED, nulls: 0, distinct: 0, repeats: 0, ...part }
}

const rolesFor = (columns: ColumnFacts[], layout: 'long' | 'wide' | 'list' = 'long') =>
  guessData({ columns, layout }).roles

describe('names', () => {
  it.each([
    ['InvoiceNo', 'invoice no'],
    ['Kaßenbon_Nr.', 'kassenbon nr'],
    ['numéro de ticket', 'numero de ticket'],
    ['SKUName', 'sku name'],
    ['order-ID', 'order id'],
  ])('reads %s as %s', (name, expected) => expect(normalizeName(name)).toBe(expected))

  it.each([
    ['receipt_id', 'basket'],
    ['Belegnummer', 'basket'],
    ['BonNr', 'basket'],
    ['N° ticket', 'basket'],
    ['Warenkorb', 'basket'],
    ['Artikelbezeichnung', 'item'],
    ['libellé produit', 'item'],
    ['ItemDescription', 'item'],
    ['Filiale', 'group'],
    ['Filialnummer', 'group'],
    ['magasin', 'group'],
    ['Kundennummer', 'customer'],
    ['id_client', 'customer'],
    ['Verkaufsdatum', 'time'],
    ['horodatage', 'time'],
    ['Deckungsbeitrag', 'value'],
    ['marge_brute', 'value'],
    ['Menge', 'quantity'],
    ['quantité', 'quantity'],
  ] as const)('takes %s for %s before all other roles', (name, role) => {
    const best = GUESSED_ROLES.map((other) => [other, nameScorer()(name)[other]] as const).sort(
      (a, b) => b[1] - a[1],
    )[0]
    expect(best?.[0]).toBe(role)
  })

  it('finds nothing in names that say nothing', () => {
    for (const role of GUESSED_ROLES) expect(nameScorer()('xyzzy')[role]).toBe(0)
  })
})

describe('roles of long tables', () => {
  it('maps a grocery chain', () => {
    const { runs, few, times, people, labels, counts, amounts } = kinds
    const columns = [
      runs('receipt_id'),
      few('store'),
      times('sold_at'),
      people('customer_id'),
      labels('product'),
      few('category'),
      counts('quantity'),
      amounts('amount'),
      amounts('margin'),
    ]
    expect(rolesFor(columns)).toEqual({
      basket: 'receipt_id',
      item: 'product',
      group: 'store',
      time: 'sold_at',
      customer: 'customer_id',
      quantity: 'quantity',
      value: 'margin',
      price: 'amount',
    })
  })

  it('prefers readable labels to codes', () => {
    const { runs, few, labels, codes } = kinds
    expect(rolesFor([runs('receipt_id'), few('store_id'), codes('sku_id'), labels('sku')]).item).toBe('sku')
    expect(rolesFor([runs('InvoiceNo'), codes('StockCode'), labels('Description')]).item).toBe('Description')
  })

  it('maps German and French headers', () => {
    const { runs, few, labels, amounts, counts, times } = kinds
    expect(
      rolesFor([few('Filiale'), runs('BonNr'), labels('Artikel'), counts('Menge'), amounts('Umsatz'), times('Datum')]),
    ).toEqual({
      group: 'Filiale',
      basket: 'BonNr',
      item: 'Artikel',
      quantity: 'Menge',
      value: 'Umsatz',
      time: 'Datum',
    })
    expect(rolesFor([few('magasin'), runs('n_ticket'), labels('produit')])).toEqual({
      group: 'magasin',
      basket: 'n_ticket',
      item: 'produit',
    })
  })

  it('takes values for an answer where names say nothing', () => {
    const { runs, labels } = kinds
    const guesses = guessRoles([runs('a'), labels('b')], 'long')
    expect(guesses.basket).toMatchObject({ column: 'a', reasons: ['repeats-in-runs'] })
    expect(guesses.item).toMatchObject({ column: 'b', reasons: ['recurs-across-baskets'] })
    expect(guesses.group).toBeUndefined()
  })

  it('is surer when name and values agree', () => {
    const named = guessRoles([kinds.runs('receipt_id'), kinds.labels('product')], 'long')
    const bare = guessRoles([kinds.runs('a'), kinds.labels('b')], 'long')
    const misleading = guessRoles([kinds.scattered('receipt_id'), kinds.labels('product')], 'long')
    expect(named.basket?.sure).toBeGreaterThan(misleading.basket?.sure ?? 1)
    expect(named.basket?.sure).toBeGreaterThan(bare.basket?.sure ?? 1)
  })

  it('makes the customer the basket where there is no receipt', () => {
    const guesses = guessRoles(
      [kinds.people('customer_id'), kinds.few('region'), kinds.times('event_ts'), kinds.labels('event')],
      'long',
    )
    expect(guesses.basket?.column).toBe('customer_id')
    expect(guesses.customer?.column ?? 'customer_id').toBe('customer_id')
    expect(guesses.time?.column).toBe('event_ts')
    expect(guesses.item?.column).toBe('event')
    expect(guesses.group?.column).toBe('region')
  })

  it('takes products, not what happened to them, for items', () => {
    const happened = facts('event_type', 'text', { distinct: 3, repeats: 8000 })
    expect(rolesFor([happened, kinds.codes('product_id'), kinds.runs('user_session')])).toEqual({
      item: 'product_id',
      basket: 'user_session',
    })
  })

  it('takes no text for a value and no number for a time', () => {
    const roles = rolesFor([kinds.runs('order'), kinds.labels('item'), kinds.few('margin'), kinds.amounts('date')])
    expect(roles.value).not.toBe('margin')
    expect(roles.time).toBeUndefined()
  })
})

describe('roles of other layouts', () => {
  it('has no item column in wide tables', () => {
    const roles = rolesFor(
      [kinds.unique('order_id'), kinds.few('store'), kinds.flags('milk'), kinds.flags('item')],
      'wide',
    )
    expect(roles).toEqual({ basket: 'order_id', group: 'store' })
  })

  it('takes the lists of list tables', () => {
    expect(rolesFor([kinds.unique('id'), kinds.lists('things')], 'list')).toEqual({ basket: 'id', item: 'things' })
  })
})

describe('whatever the table', () => {
  const column = fc.record({
    name: fc.string({ minLength: 1 }),
    type: fc.constantFrom<ColumnFacts['type']>('text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'list'),
    sampled: fc.nat(10_000),
    distinct: fc.nat(10_000),
    repeats: fc.nat(10_000),
    nulls: fc.nat(10_000),
  })

  it('names only columns that exist, one role each but for the customer as basket, and is 0 to 1 sure', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(column, { selector: ({ name }) => name, maxLength: 12 }),
        fc.constantFrom('long' as const, 'wide' as const, 'list' as const),
        (columns, layout) => {
          const guesses = guessRoles(columns, layout)
          const names = new Set(columns.map(({ name }) => name))
          const taken = Object.entries(guesses).filter(([role]) => role !== 'basket')
          for (const { column: name, sure } of Object.values(guesses)) {
            expect(names.has(name)).toBe(true)
            expect(sure).toBeGreaterThan(0)
            expect(sure).toBeLessThanOrEqual(1)
          }
          expect(new Set(taken.map(([, guess]) => guess.column)).size).toBe(taken.length)
        },
      ),
    )
  })
})
