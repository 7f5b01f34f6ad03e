import * as Comlink from 'comlink'
import { fromPlainError, type PlainError, toPlainError } from '../recipe/error'

const isThrown = Comlink.transferHandlers.get('throw')?.canHandle

// Comlink's own handler keeps name, message and stack only; ours keeps the code.
Comlink.transferHandlers.set('throw', {
  canHandle: isThrown as (value: unknown) => value is { value: unknown },
  serialize: (thrown: { value: unknown }) => [toPlainError(thrown.value), []],
  deserialize: (plain: PlainError): never => {
    throw fromPlainError(plain)
  },
})

export type { Remote } from 'comlink'
export { expose, proxy, releaseProxy, transfer, wrap } from 'comlink'
