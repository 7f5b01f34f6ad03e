import { fromPlainError } from '../../recipe/error'
import type { Port } from './helper'
import type { FromHelper, ToHelper } from './messages'

type Done = FromHelper & { type: 'done' }

/** The lead's end of a helper's port: one question at a time. */
export interface Helper {
  ask(message: ToHelper, transfer?: ArrayBuffer[]): Promise<Done>
  tell(message: ToHelper): void
}

export function createHelper(port: Port): Helper {
  let settle: ((answer: FromHelper) => void) | null = null
  port.onmessage = (event) => {
    settle?.(event.data as FromHelper)
    settle = null
  }
  return {
    ask(message, transfer = []) {
      return new Promise((resolve, reject) => {
        settle = (answer) => {
          if (answer.type === 'done') resolve(answer)
          else reject(fromPlainError(answer.error))
        }
        port.postMessage(message, transfer)
      })
    },
    tell: (message) => port.postMessage(message, []),
  }
}
