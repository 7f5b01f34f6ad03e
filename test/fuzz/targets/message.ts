import { parseRecipe, type Recipe } from '../../../src/analyses/registry'
import { BasketeerError, type ErrorCode } from '../../../src/recipe/error'
import { serveConnection } from '../../../src/ui/embed/connection'
import { paramsSchemas } from '../../../src/ui/embed/messages'
import { createMethods, type EmbeddedScreen } from '../../../src/ui/embed/methods'
import type { GridQuery } from '../../../src/workers/protocol/query'
import { createFakeEngine } from '../../ui/shell/fake-engine'
import { anything, disordered } from '../disorder'
import { anyText, label } from '../make/labels'
import { makeRecipe } from '../make/recipe'
import type { Random } from '../random'
import { mustEqual, type Target, Wrong } from '../target'
import { judgeThrown } from '../verdict'

const METHODS = Object.keys(paramsSchemas)

function params(random: Random, method: string): unknown {
  switch (method) {
    case 'load':
      return {
        name: label(random),
        format: random.pick(['csv', 'parquet', 'arrow', 'xlsx', 'json']),
        bytes: new Uint8Array([random.between(0, 255)]),
        ...(random.chance(0.3) ? { source: label(random) } : {}),
      }
    case 'setRecipe':
      return makeRecipe(random)
    case 'job':
    case 'cancel':
      return { jobId: random.pick(['job-1', '__proto__', label(random)]) }
    case 'result':
      return {
        format: random.pick(['arrow', 'csv', 'parquet', 'json', 'xlsx']),
        ...(random.chance(0.5) ? { jobId: label(random) } : {}),
      }
    case 'setFilter':
      return { group: random.pick([null, label(random)]) }
    case 'setTheme':
      return {
        mode: random.pick(['light', 'dark', 'system']),
        tokens: { [random.pick(['--accent', '--__proto__', 'color'])]: anyText(random) },
      }
    default:
      return {}
  }
}

function makeMessage(random: Random): unknown {
  if (random.chance(0.05)) return anything(random)
  const method = random.pick(METHODS)
  const message = { id: random.pick([1, 'a', -1, 1e308]), method, params: params(random, method) }
  return random.chance(0.7) ? disordered(random, message) : message
}

interface Answered {
  id: unknown
  result?: unknown
  error?: { code: ErrorCode; message: string }
}

/** A screen of nothing, which only takes what it may be given. */
function fakeScreen(): EmbeddedScreen {
  let recipe: Recipe = parseRecipe({ recipe: 1, data: { roles: {} }, analysis: { kind: 'rules', minSupport: 0.5 } })
  let query: GridQuery = { sort: [] }
  return {
    isKept: () => false,
    recipe: () => recipe,
    setRecipe(next) {
      mustEqual('recipe that was set', parseRecipe(structuredClone(next)), next)
      recipe = next
    },
    setQuery(change) {
      query = change(query)
    },
    showJob: () => undefined,
    setTheme(_mode, tokens) {
      for (const [name, value] of Object.entries(tokens ?? {})) {
        if (!/^--[a-z0-9-]+$/.test(name) || /[;{}]/.test(value)) throw new Wrong(`token ${name}: ${value}`)
      }
    },
  }
}

/** Messages of any shape over a real port: each is answered, once, under its own number. */
export const message: Target<unknown[]> = {
  name: 'message',
  make: (random) => random.several(1, 6, () => makeMessage(random)),
  async check(messages) {
    const { port1, port2 } = new MessageChannel()
    const methods = createMethods(createFakeEngine({ rows: 5 }), fakeScreen(), async () => new Blob(['a,b\n1,2\n']))
    const connection = serveConnection(port2, methods)
    try {
      const codes = new Set<string>()
      for (const each of messages) {
        const answer = await new Promise<Answered>((resolve) => {
          port1.onmessage = ({ data }) => resolve(data)
          port1.postMessage(each)
        })
        const { id } = Object(each) as { id?: unknown }
        mustEqual('number of the answer', answer.id, typeof id === 'string' || typeof id === 'number' ? id : null)
        codes.add(answer.error ? codeOf(answer.error) : 'answered')
      }
      return [...codes].sort()[0] ?? ''
    } finally {
      connection.close()
      port1.close()
    }
  },
}

function codeOf({ code, message }: { code: ErrorCode; message: string }): string {
  const verdict = judgeThrown(new BasketeerError(code, message))
  if ('fault' in verdict) throw new Wrong(`${verdict.fault}: ${verdict.detail}`)
  return verdict.outcome
}
