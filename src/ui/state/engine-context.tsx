import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Engine, EngineState } from '../../client/types'

export const EngineContext = createContext<Engine | null>(null)

export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('useEngine needs an EngineContext above it')
  return engine
}

/** `selector` must give back the same value while nothing it reads has changed: pick, do not build. */
export function useEngineState<T>(selector: (state: EngineState) => T): T {
  const engine = useEngine()
  const read = () => selector(engine.getState())
  return useSyncExternalStore((listener) => engine.subscribe(listener), read, read)
}
