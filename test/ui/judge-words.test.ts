import { describe, expect, it } from 'vitest'
import { parseRecipe, type Recipe } from '../../src/analyses/registry'
import { sentenceText } from '../../src/ui/base/sentence-parts'
import { sizesFor } from '../../src/ui/judge/controls/judge-sizes'
import { grammar } from '../../src/ui/judge/grammar'
import { modelInTraining } from '../../src/ui/judge/model-in-training'
import { recommendWith } from '../../src/ui/judge/recommend-with'
import { settingsLines } from '../../src/ui/judge/settings-lines'
import { type Verdict, verdictOf } from '../../src/ui/judge/verdict'
import { bestOf, type Method, type Way, wayOf } from '../../src/ui/judge/ways'
import { judgeWords } from '../../src/ui/judge/words'

interface Made {
  method?: Method
  factors?: number
  alpha?: number
  hit: number
  /** Half the width of the interval. */
  give?: number
  /** Against the best; null beside that. */
  p?: number | null
}

function way({ method = 'als', factors = 8, alpha = 40, hit, give = 0.01, p = 0.01 }: Made, index: number): Way {
  const model = method === 'als'
  return wayOf({
    index,
    cells: {
      method,
      factors: model || method === 'bpr' ? factors : null,
      alpha: model ? alpha : null,
      regularization: model ? 0.01 : null,
      hit_rate: hit,
      hit_rate_low: hit - give,
      hit_rate_high: hit + give,
      ndcg: hit / 2,
      map: hit / 3,
      recall: hit,
      coverage: 1,
      novelty: 2,
      customers: 2412,
      p_value: p,
      tied: p === null || p >= 0.05,
    },
  })
}

const popular = { method: 'popular', hit: 0.18 } as const
const similar = { method: 'item-knn', hit: 0.25 } as const
const verdict = (...made: Made[]) => verdictOf(made.map(way)) as Verdict

describe('what comes of a comparison', () => {
  it('is the way that is right for the most, those that may be as good, and the first that is surely behind', () => {
    const { best, tied, behind } = verdict(
      { factors: 8, hit: 0.31, p: 0.4 },
      { factors: 16, hit: 0.32, p: null },
      { ...popular, p: 1e-9 },
      { ...similar, p: 0.001 },
    )
    expect(best.settings?.factors).toBe(16)
    expect(tied.map(({ factors }) => factors)).toEqual([8])
    expect(behind?.method).toBe('item-knn')
  })

  it('does not depend on the order the table is in', () => {
    const ways = [{ factors: 8, hit: 0.31 }, { factors: 16, hit: 0.3 }, popular, similar].map(way)
    expect(verdictOf(ways.toReversed())).toEqual(verdictOf(ways))
  })

  it('has nothing to say of one alone', () => {
    expect(verdictOf([way({ hit: 0.3 }, 0)])).toBeNull()
  })
})

describe('a comparison in a sentence', () => {
  const asked = { hide: 'visit', after: '', seen: false, split: 'last', holdOut: 100, k: 10, group: null } as const
  const said = (question: Parameters<typeof judgeWords.sentence>[1], ...made: Made[]) =>
    sentenceText(judgeWords.sentence(verdict(...made), question)).replaceAll('\u202f', ' ')

  it('says whom, how often, how sure, and what comes next', () => {
    const text = said(asked, { hit: 0.31, give: 0.02, p: null }, { ...popular, p: 1e-9 }, { ...similar, p: 0.0123 })
    expect(text).toBe(
      'We hid the newest visit of 2,412 customers. The best way is a model of 8 traits, with at least one of its new ' +
        'items among the first 10 for 31.0 % of them (29.0–33.0 %). No other way comes near: similar items (25.0 %), ' +
        'which by chance would happen 1 in 100 times.',
    )
  })

  it('calls a tie what may be chance, and says what is behind', () => {
    const text = said(asked, { hit: 0.31, p: null }, { ...similar, p: 0.4 }, { ...popular, p: 1e-9 })
    expect(text).toContain('a tie with similar items (25.0 %): by chance alone they would differ so 40 in 100 times.')
    expect(text).toContain(
      'Surely behind: the most popular items (18.0 %), which by chance would happen less than once',
    )
    expect(said(asked, { hit: 0.31, p: null }, { ...similar, p: 0.4 }, { ...popular, p: 0.3 })).toContain(
      'a tie with 2 other ways, first of them similar items',
    )
  })

  it('tells what was hidden, and what was asked for', () => {
    const ways = [{ hit: 0.31 }, similar]
    expect(said({ ...asked, holdOut: 1 }, ...ways)).toContain('one of its new items, drawn by lot, among')
    expect(said({ ...asked, seen: true }, ...ways)).toContain('at least one of its items among')
    expect(said({ ...asked, hide: 'after', after: '2011-10-31' }, ...ways)).toContain(
      'We hid everything from 2011-10-31 on',
    )
    const item = { ...asked, hide: 'item', holdOut: 1 } as const
    expect(said(item, ...ways)).toContain('We hid the newest item of')
    expect(said({ ...item, holdOut: 3 }, ...ways)).toContain('We hid the 3 newest items of')
    expect(said({ ...item, split: 'random' }, ...ways)).toContain('We hid one item, any, of')
    expect(said({ ...asked, group: 'store' }, ...ways)).toContain('customers, each store by itself.')
    expect(said({ ...asked, group: 'store' }, ...ways)).toContain('known in several counts once')
    expect(said(asked, ...ways)).not.toContain('counts once')
  })
})

describe('the way that won', () => {
  const judged = parseRecipe({
    recipe: 1,
    data: { files: [], roles: { customer: 'c', item: 'i' } },
    analysis: { kind: 'judge', hide: 'visit', weights: 'visits', ridge: 70, neighbours: 50 },
  })
  it('is asked with what it was judged with', () => {
    const recommended = (made: Made) => recommendWith(judged, way(made, 0)).analysis
    expect(recommended({ hit: 0.3, alpha: 3 })).toMatchObject({ factors: 8, alpha: 3, weights: 'visits' })
    expect(recommended({ hit: 0.3 })).not.toHaveProperty('method')
    expect(recommended({ ...similar })).toMatchObject({ method: 'similar', neighbours: 50 })
    expect(recommended({ method: 'ease', hit: 1 })).toMatchObject({ method: 'ease', ridge: 70 })
    expect(recommended({ method: 'bpr', factors: 12, hit: 1 })).toMatchObject({
      method: 'bpr',
      factors: 12,
      regularization: 0.01,
    })
    expect(recommended({ ...popular })).toMatchObject({ method: 'popular' })
  })
})

describe('the best of a column', () => {
  it('is what reads as the largest, and nothing where all read the same', () => {
    const best = bestOf([{ hit: 0.31 }, { hit: 0.3101 }, popular].map(way), (_, value) => value.toFixed(2))
    expect(best.hit_rate).toBe('0.31')
    expect(best.coverage).toBeNull()
    const [full, empty] = [way({ hit: 0.3 }, 0), way({ hit: 0.2 }, 1)]
    const nothing = { ...empty, measures: { ...empty.measures, novelty: Number.NaN } }
    const most = full.measures.novelty.toFixed(2)
    expect(bestOf([full, nothing], (_, value) => value.toFixed(2)).novelty).toBe(most)
  })
})

describe('models as lines', () => {
  it('run along the setting with most values, one for each of the others', () => {
    const made = [4, 16, 8].flatMap((factors) => [40, 1].map((alpha) => ({ factors, alpha, hit: factors / 100 })))
    const { over, places, lines, simple } = settingsLines([...made, popular].map(way))
    expect(over).toBe('factors')
    expect(places).toEqual([4, 8, 16])
    expect(lines.map(({ same }) => same)).toEqual([[['alpha', 1]], [['alpha', 40]]])
    expect(lines.map(({ models }) => models.map(({ settings }) => settings.factors))).toEqual([places, places])
    expect(simple).toHaveLength(1)
  })

  it('are one line where one setting was tried', () => {
    const { over, lines } = settingsLines([1, 10].map((alpha, at) => way({ alpha, hit: 0.1 }, at)))
    expect(over).toBe('alpha')
    expect(lines.map(({ same }) => same)).toEqual([[]])
  })
})

describe('the model in training', () => {
  const at = (rounds: number, analysis: object = {}, done = 0) =>
    modelInTraining({
      recipe: parseRecipe({
        recipe: 1,
        data: { files: [], roles: { group: 'store' } },
        analysis: { kind: 'judge', factors: [4, 8], alpha: [1, 40], iterations: 5, ...analysis },
      }),
      progress: { phase: 'kernel', done, total: 1000, figures: new Array<number>(rounds).fill(1) },
    })

  it('is told by the rounds that are over, and is none after the last of them', () => {
    expect([0, 4, 5, 19, 20].map((rounds) => at(rounds))).toEqual([1, 1, 2, 4, null])
  })

  it('is about as far as the run where each is trained for every group', () => {
    expect([0, 300, 799, 800].map((done) => at(40, { perGroup: true }, done))).toEqual([1, 2, 4, null])
  })
})

describe('from a comparison on', () => {
  const recipe = (analysis: object): Recipe =>
    parseRecipe({ recipe: 1, data: { files: [], roles: {} }, analysis: { kind: 'judge', ...analysis } })

  it('recommends with the settings of a row and all else as it was judged', () => {
    const judged = recipe({ factors: [4, 8], alpha: [1, 40], k: 5, iterations: 7, seed: 3, perGroup: true })
    expect(recommendWith(judged, way({ factors: 8, alpha: 1, hit: 0.3 }, 0)).analysis).toMatchObject({
      kind: 'recommend',
      factors: 8,
      alpha: 1,
      regularization: 0.01,
      k: 5,
      iterations: 7,
      seed: 3,
      perGroup: true,
    })
  })

  it('hides single items where nobody came twice', () => {
    const [easing] = grammar.easings(recipe({ hide: 'visit', holdOut: 100 }))
    expect(easing?.recipe.analysis).toMatchObject({ hide: 'item', holdOut: 1 })
  })

  it('hides fewer where nobody has more', () => {
    expect(grammar.easings(recipe({ holdOut: 5 })).map(({ recipe: { analysis } }) => analysis)).toMatchObject([
      { holdOut: 1 },
    ])
    expect(grammar.easings(recipe({}))).toEqual([])
  })

  it('tries no more factors than items teach', () => {
    expect(sizesFor(70)).toEqual([8, 16, 32])
    expect(sizesFor(5)).toEqual([8])
    expect(sizesFor(20_000)).toEqual([8, 16, 32, 64])
  })
})
