import { anyText } from './make/labels'
import { anyNumber } from './make/numbers'
import type { Random } from './random'

type Json = Record<string, unknown>

/** Any value that a message or a document may hold. */
export function anything(random: Random, depth = 2): unknown {
  const kind = random.between(0, depth > 0 ? 7 : 5)
  switch (kind) {
    case 0:
      return random.pick([null, undefined, true, false])
    case 1:
      return anyNumber(random)
    case 2:
      return new Uint8Array(random.several(0, 4, () => random.between(0, 255)))
    case 3:
    case 4:
    case 5:
      return anyText(random)
    case 6:
      return random.several(0, random.chance(0.02) ? 5000 : 3, () => anything(random, depth - 1))
    default: {
      const made = {}
      for (const name of random.several(0, 3, () => anyText(random))) set(made, name, anything(random, depth - 1))
      return made
    }
  }
}

function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}

function changed(random: Random, document: unknown): unknown {
  const inside = typeof document === 'object' && document !== null && !(document instanceof Uint8Array)
  if (!inside || random.chance(0.15)) return anything(random)
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Json
  const names = Object.keys(copy)
  const name = names.length > 0 && random.chance(0.85) ? random.pick(names) : anyText(random)
  if (random.chance(0.15) && !Array.isArray(copy)) delete copy[name]
  else if (Array.isArray(copy) && random.chance(0.2)) copy.push(anything(random))
  else
    set(
      copy,
      Array.isArray(copy) && !names.includes(name) ? '0' : name,
      changed(random, names.includes(name) ? copy[name] : undefined),
    )
  return copy
}

/** A document in which a few things are missing, added or something else. */
export function disordered(random: Random, document: unknown): unknown {
  return random.several(1, 3, () => 0).reduce<unknown>((now) => changed(random, now), document)
}
