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
}

function way({ method = 'als', factors = 8, alpha = 40, hit, give = 0.01 }: Made, index: number): Way {
  const model = method === 'als'
  return wayOf({
    index,
    cells: {
      method,
      factors: model ? factors : null,
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
    },
  })
}

const popular = { method: 'popular', hit: 0.18 } as const
const similar = { method: 'item-knn', hit: 0.25 } as const
const verdict = (...made: Made[]) => verdictOf(made.map(way)) as Verdict

describe('what comes of a comparison', () => {
  it('holds the model that ranks best against the better of the simple ways', () => {
    const { model, simple, is } = verdict({ factors: 8, hit: 0.31 }, { factors: 16, hit: 0.32 }, popular, similar)
    expect(model.settings).toEqual({ factors: 8, alpha: 40, regularization: 0.01 })
    expect(simple.map(({ method }) => method)).toEqual(['item-knn', 'popular'])
    expect(is).toBe('better')
  })

  it('tells what may be chance from what is not', () => {
    expect(verdict({ hit: 0.26 }, similar).is).toBe('unsure')
    expect(verdict({ hit: 0.25 }, similar).is).toBe('even')
    expect(verdict({ hit: 0.24 }, similar).is).toBe('even')
    expect(verdict({ hit: 0.2 }, similar).is).toBe('worse')
    expect(verdict({ hit: 0.26, give: 0.001 }, { ...similar, give: 0.001 }).is).toBe('better')
  })

  it('does not depend on the order the table is in', () => {
    const ways = [{ factors: 8, hit: 0.31 }, { factors: 16, hit: 0.3 }, popular, similar].map(way)
    expect(verdictOf(ways.toReversed())).toEqual(verdictOf(ways))
  })

  it('has nothing to say without both', () => {
    expect(verdictOf([popular, similar].map(way))).toBeNull()
    expect(verdictOf([way({ hit: 0.3 }, 0)])).toBeNull()
  })
})

describe('a comparison in a sentence', () => {
  const asked = { split: 'last', holdOut: 1, k: 10, group: null } as const

  it('says whom, how often, how sure, and what it would be without', () => {
    const text = sentenceText(judgeWords.sentence(verdict({ hit: 0.31, give: 0.02 }, popular, similar), asked))
    expect(text.replaceAll('\u202f', ' ')).toBe(
      'We hid the newest item of 2,412 customers. The best model has it among its first 10 for 31.0 % of them ' +
        '(29.0–33.0 %). Without any model it would be 25.0 % by similar items and 18.0 % by the most popular items. ' +
        'The model knows more than that, and not by chance.',
    )
  })

  it('is honest where the model is no better', () => {
    const said = (hit: number) => sentenceText(judgeWords.sentence(verdict({ hit }, popular, similar), asked))
    expect(said(0.255)).toContain('may be chance')
    expect(said(0.245)).toContain('no better than similar items')
    expect(said(0.1)).toContain('worse than similar items, and not by chance')
  })

  it('tells several items, any items, and groups', () => {
    const said = (question: Parameters<typeof judgeWords.sentence>[1]) =>
      sentenceText(judgeWords.sentence(verdict({ hit: 0.31 }, similar), question))
    expect(said({ ...asked, holdOut: 3 })).toContain('We hid the 3 newest items of')
    expect(said({ ...asked, holdOut: 3 })).toContain('at least one of them among its first 10')
    expect(said({ ...asked, split: 'random' })).toContain('We hid one item, any, of')
    expect(said({ ...asked, group: 'store' })).toContain('customers, each store by itself.')
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
    expect(recommendWith(judged, { factors: 8, alpha: 1, regularization: 0.5 }).analysis).toMatchObject({
      kind: 'recommend',
      factors: 8,
      alpha: 1,
      regularization: 0.5,
      k: 5,
      iterations: 7,
      seed: 3,
      perGroup: true,
    })
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
