import { nextPhase, setWorker } from './control'
import { resetOutput } from './output'
import { resetStack } from './stack'

export { alloc } from './heap'
export { forgetThreshold } from './most-frequent'
export { finishOutput } from './output'
export { addWords } from './words'

/** Called once after instantiation. */
export function enter(worker: u32): void {
  setWorker(worker)
}

/** Called by every worker before its first task of a phase. */
export function beginPhase(): void {
  nextPhase()
  resetStack()
  resetOutput()
}
