/** Where the control words stand; `src/workers/memory/control.ts` has the same list and says what they mean. */
export const CANCEL: usize = 128
export const TOP: usize = 256
export const EXHAUSTED: usize = 320
export const THRESHOLD: usize = 384
export const STOPPED: usize = 448

let worker: u32 = 0
let phase: u32 = 0

export function workerIndex(): u32 {
  return worker
}

/** Grows by one with every phase this worker takes part in. */
export function phaseNumber(): u32 {
  return phase
}

export function setWorker(index: u32): void {
  worker = index
}

export function nextPhase(): void {
  phase += 1
}

/** Leaves the kernel, all its frames at once, when the run was cancelled. Cheap enough for every few microseconds. */
export function poll(): void {
  if (atomic.load<i32>(CANCEL) != 0) unreachable()
}

let work: u32 = 0

/** Polls once a few million steps: for loops whose bodies are too small or too uneven to poll each time. */
export function pollAfter(steps: u32): void {
  work += steps
  if (work > 4_000_000) {
    work = 0
    poll()
  }
}
