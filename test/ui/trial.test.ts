import { describe, expect, it } from 'vitest'
import { findSettings, type Grid, type Tried, USUAL } from '../../src/ui/recommend/trial'
import { recommendWords } from '../../src/ui/recommend/words'

/** A shop where lists are right so often, of so many customers who are asked. */
function shop(customers: number, rate: (settings: Omit<Tried, 'hits' | 'customers' | 'ndcg'>) => number) {
  const asked: Grid[] = []
  const tryOut = async (grid: Grid): Promise<Tried[]> => {
    asked.push(grid)
    return grid.factors.flatMap((factors) =>
      grid.alpha.flatMap((alpha) =>
        grid.regularization.map((regularization) => {
          const settings = { factors, alpha, regularization }
          return { ...settings, hits: Math.round(customers * rate(settings)), customers, ndcg: 0 }
        }),
      ),
    )
  }
  return { asked, tryOut }
}

describe('settings that are tried on the data', () => {
  it('are those that are right for the most', async () => {
    const { tryOut, asked } = shop(
      2000,
      ({ factors, alpha, regularization }) =>
        0.1 + (alpha === 10 ? 0.1 : 0) + (regularization === 100 ? 0.1 : 0) + (factors === 128 ? 0.1 : 0),
    )
    const trial = await findSettings(4000, tryOut)
    expect(trial?.best).toMatchObject({ factors: 128, alpha: 10, regularization: 100, hits: 800 })
    expect(trial?.usual).toMatchObject({ ...USUAL, hits: 200 })
    expect(trial?.models).toBe(
      asked.reduce((sum, g) => sum + g.factors.length * g.alpha.length * g.regularization.length, -1),
    )
  })

  it('have no more traits than tell: within one standard error the fewest', async () => {
    // 500 of 2,000: the error is 19.4 customers.
    const found = async (hits: number) =>
      (
        await findSettings(
          4000,
          shop(
            2000,
            ({ factors, alpha }) => (alpha === 40 ? 0 : factors === 64 ? 500 : factors === 16 ? hits : 400) / 2000,
          ).tryOut,
        )
      )?.best.factors
    expect(await found(481)).toBe(16)
    expect(await found(480)).toBe(64)
  })

  it('stay what they usually are where nothing is right for more', async () => {
    const { tryOut } = shop(2000, ({ alpha, regularization }) => (alpha === 40 && regularization === 0.01 ? 0.3 : 0.2))
    expect((await findSettings(4000, tryOut))?.best).toMatchObject(USUAL)
  })

  it('are not looked for where few customers can be asked', async () => {
    expect(await findSettings(4000, shop(99, () => 0.5).tryOut)).toBeNull()
    expect(await findSettings(4000, async () => [])).toBeNull()
  })

  it('take no more traits than items teach', async () => {
    const { tryOut, asked } = shop(500, ({ factors, alpha }) => (alpha === 40 ? 0 : factors / 100))
    const trial = await findSettings(90, tryOut)
    expect(trial?.best.factors).toBe(22)
    expect(asked[1]?.factors).toEqual([16, 22])
    expect((await findSettings(3, shop(500, () => 0.2).tryOut))?.best.factors).toBe(1)
  })
})

describe('why tastes are learned the way they are', () => {
  const tried = (hits: number) => ({ factors: 32, alpha: 1, regularization: 10, hits, customers: 2000, ndcg: 0 })
  const usual = { ...USUAL, hits: 560, customers: 2000, ndcg: 0 }
  const reason = (trial: Parameters<typeof recommendWords.panel.reason>[0]) =>
    recommendWords.panel.reason(trial).replaceAll('\u202f', ' ')

  it('is told with what the usual way comes to, in shares of customers', () => {
    expect(reason({ best: tried(780), usual, models: 13, timed: true })).toBe(
      'Chosen from your data, of 13 ways to learn tastes: finds some of a hidden visit for 39.0 % of 2,000 customers, the usual one for 28.0 %.',
    )
    expect(reason({ best: usual, usual, models: 13, timed: false })).toBe(
      'Chosen from your data, of 13 ways to learn tastes: finds a hidden item for 28.0 % of 2,000 customers. It is the usual one.',
    )
    expect(reason(null)).toMatch(/did best on receipts of other shops/)
  })
})
