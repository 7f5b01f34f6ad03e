import type { RunResult } from '../analyses/tasks'

/** The buffers of a run's columns, to be handed over instead of copied. */
export function buffersOf({ columns }: RunResult): ArrayBuffer[] {
  const values = Object.values(columns).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) || typeof value !== 'object' ? [value] : Object.values(value as object),
  )
  return [...new Set(values.filter((value) => ArrayBuffer.isView(value)).map((value) => value.buffer as ArrayBuffer))]
}
