import type { KernelContext } from '../../kernel-context'
import type { FeatureMatrix } from '../matrix'

/** Stratum of each unit's first row; 0 where there are none. */
export function strataOfUnits(
  kernel: KernelContext,
  { strata, units, unitCount, rows }: FeatureMatrix & { strata: number },
): number {
  if (strata === 0 || units === 0) return strata
  const own = new Uint32Array(unitCount)
  const of = kernel.u32(strata, rows)
  const unitOf = kernel.u32(units, rows)
  for (let row = rows - 1; row >= 0; row--) own[unitOf[row] as number] = of[row] as number
  return kernel.put(own)
}
