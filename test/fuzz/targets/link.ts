import { parseRecipe } from '../../../src/analyses/registry'
import { readEmbedParameters } from '../../../src/ui/embed/parameters'
import { faceOf, KINDS } from '../../../src/ui/face-of'
import { readHash, type UrlState, writeHash } from '../../../src/ui/state/url'
import { damaged } from '../damage'
import { anyText, label } from '../make/labels'
import { makeQuery } from '../make/query'
import { makeRecipe } from '../make/recipe'
import type { Random } from '../random'
import { mustEqual, mustRead, type Target } from '../target'

interface Linked {
  view: string
  tab: string
  recipe: unknown
  query: object
}

function makeState(random: Random): Linked {
  const view = random.pick(KINDS)
  return { view, tab: random.pick(faceOf(view).tabs), recipe: makeRecipe(random), query: makeQuery(random) }
}

const stateOf = ({ recipe, ...rest }: Linked) =>
  ({ ...rest, recipe: parseRecipe(recipe), look: {} }) as unknown as UrlState

/** In one order, however they were put together. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, part]) => [name, sorted(part)]),
  )
}

/** What an address holds is what it gives back. */
export const link: Target<Linked> = {
  name: 'link',
  make: makeState,
  check: (made) =>
    mustRead(async () => {
      const state = stateOf(made)
      mustEqual('state', sorted(readHash(writeHash(state))), sorted(state))
      return 'same'
    }),
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

export const linkDamaged: Target<string> = {
  name: 'link-damaged',
  make(random) {
    const hash = writeHash(stateOf(makeState(random)))
    if (random.chance(0.3)) return `${hash}&${encodeURI(label(random))}=${anyText(random)}`
    return new TextDecoder().decode(damaged(random, bytesOf(hash)))
  },
  async check(hash) {
    readEmbedParameters(hash)
    const state = readHash(hash)
    if (state === null) return 'none'
    if (state.recipe === undefined) return 'no recipe'
    mustEqual('state that was read', sorted(readHash(writeHash(state as UrlState))), sorted(state))
    return 'read'
  },
}
