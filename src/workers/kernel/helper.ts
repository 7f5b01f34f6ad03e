import { cancelledError, toPlainError } from '../../recipe/error'
import { outOfMemory } from '../memory/arena'
import { CONTROL, createMemory, growTo, sizeOf } from '../memory/control'
import { isRefusal } from '../memory/refusal'
import { createInstance, type KernelInstance } from './instance'
import type { FromHelper, HelperPhase, ToHelper } from './messages'
import { outputOf } from './output'
import { runOwn, runShared } from './tasks'

/** A port as both browsers and Node have it. */
export interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  onmessage: ((event: { data: unknown }) => void) | null
}

/** Serves a lead until the worker ends: opens a run, takes part in its phases, lets go of its memory. */
export function serveLead(port: Port): void {
  let instance: KernelInstance | null = null
  let worker = 0
  const answer = (message: FromHelper, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

  function open(message: ToHelper & { type: 'open' }): void {
    worker = message.worker
    instance = createInstance(message.module, message.memory ?? createMemory(0, false), worker)
  }

  function work(phase: HelperPhase): Uint8Array<ArrayBuffer>[] {
    if (!instance) throw cancelledError()
    if (!phase.own) {
      runShared(instance, phase)
      instance.call('finishOutput', [])
      return []
    }
    takeCopies(instance, phase.own)
    runOwn(instance, phase, phase.own.tasks)
    instance.call('finishOutput', [])
    const { u8 } = instance
    return outputOf(instance, worker).map((chunk) => new Uint8Array(u8(chunk.address, chunk.bytes)))
  }

  port.onmessage = (event) => {
    const message = event.data as ToHelper
    if (message.type === 'close') {
      instance = null
      return
    }
    try {
      if (message.type === 'open') open(message)
      const output = message.type === 'phase' ? work(message.phase) : []
      const memoryBytes = instance ? sizeOf(instance.memory) : 0
      answer(
        { type: 'done', output, memoryBytes },
        output.map((bytes) => bytes.buffer),
      )
    } catch (error) {
      answer({ type: 'failed', error: toPlainError(isRefusal(error) ? outOfMemory(error) : error) })
    }
  }
}

function takeCopies(instance: KernelInstance, own: NonNullable<HelperPhase['own']>): void {
  if (!growTo(instance.memory, own.top)) throw outOfMemory()
  for (const copy of own.copies) instance.u8(copy.address, copy.bytes.length).set(copy.bytes)
  instance.control()[CONTROL.top / 4] = own.top
}
