import { describe, expect, it, vi } from 'vitest'
import type { Results } from '../../src/client/types'
import { journeyQueries } from '../../src/ui/sequences/queries'
import type { FunnelQuery, JourneyCustomers } from '../../src/workers/sequences/types'

const results = { ask: vi.fn() } as unknown as Results
const queries = journeyQueries(results)
const key = (query: FunnelQuery) => JSON.stringify(queries.funnel('job', query).queryKey)

describe('questions about journeys', () => {
  it('have one key when they mean the same', () => {
    const steps = [{ item: 'join' }, { item: 'leave', without: ['pay', 'call'] }]
    const plain = key({ steps, groups: ['north', 'south'], exclude: ['mail', 'call'] })
    const turned = [
      { item: 'join', without: [] },
      { item: 'leave', without: ['call', 'pay', 'call'] },
    ]
    expect(key({ steps: turned, groups: ['south', 'north'], exclude: ['call', 'mail'] })).toBe(plain)
    expect(key({ steps, groups: [], exclude: [] })).toBe(key({ steps }))
  })

  it('have keys of their own when they do not', () => {
    const steps = [{ item: 'join' }, { item: 'leave' }]
    const different: FunnelQuery[] = [
      { steps },
      { steps: [...steps].reverse() },
      { steps, groups: [null] },
      { steps, exclude: ['mail'] },
      { steps, maxSpan: 5 },
      { steps, from: 5 },
      { steps: [{ item: 'join' }, { item: 'leave', without: ['pay'] }] },
    ]
    expect(new Set(different.map(key)).size).toBe(different.length)
  })

  it('show another page of the same customers while one is on its way, never other customers', () => {
    const people = (reached: number, offset: number) =>
      queries.customers('job', { of: 'path', steps: [{ item: 'join' }], reached }, offset, 50)
    const page: JourneyCustomers = { total: 9, rows: [] }
    expect(people(1, 50).placeholderData(page, people(1, 0))).toBe(page)
    expect(people(1, 50).placeholderData(page, people(0, 0))).toBeUndefined()
    expect(people(1, 50).placeholderData(page, undefined)).toBeUndefined()
  })
})
