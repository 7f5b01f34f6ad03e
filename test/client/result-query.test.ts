import { describe, expect, it, vi } from 'vitest'
import { asking, type Keep } from '../../src/client/result-query'
import type { Results } from '../../src/client/types'

const results = { ask: vi.fn(async () => 'answer') } as unknown as Results
const ask = asking(results, 'utility')
const receipts = (row: number, limit: number, keep: Keep, jobId = 'j') => ask('receipts', jobId, [row, 0, limit], keep)
const page = { total: 0, rows: [] }
const stays = (keep: Keep, before: ReturnType<typeof receipts>) =>
  receipts(1, 10, keep).placeholderData(page, before) === page

describe('a question', () => {
  it('goes through the one door with what is asked and its signal', async () => {
    const { signal } = new AbortController()
    const query = receipts(1, 10, 'previous')
    expect(await query.queryFn({ signal })).toBe('answer')
    expect(results.ask).toHaveBeenCalledWith('utility', 'receipts', 'j', [1, 0, 10], signal)
    expect(query.queryKey.slice(0, 2)).toEqual(['result', 'j'])
  })

  it.each([
    ['previous', true, true, true],
    ['sameRow', true, false, false],
    ['nothing', false, false, false],
  ] as const)('keeps %s while the answer is on its way', (keep, more, otherRow, otherJob) => {
    expect(stays(keep, receipts(1, 5, keep))).toBe(more)
    expect(stays(keep, receipts(2, 10, keep))).toBe(otherRow)
    expect(stays(keep, receipts(1, 10, keep, 'k'))).toBe(otherJob)
  })
})
