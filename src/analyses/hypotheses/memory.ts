import type { KernelContext } from '../kernel-context'

/** What reading columns takes: kernel memory, or a table beside it. */
export type ReadMemory = Pick<KernelContext, 'f64' | 'u32'>
