import type { ModelParameters } from '../factors/types'

/** What a model is trained with, of all that are tried. */
export type Setting = Pick<ModelParameters, 'factors' | 'regularization' | 'alpha'>

/** Every combination, each once. */
export function settingsOf({
  factors,
  regularization,
  alpha,
}: Readonly<Record<keyof Setting, readonly number[]>>): Setting[] {
  return [...new Set(factors)].flatMap((f) =>
    [...new Set(regularization)].flatMap((r) =>
      [...new Set(alpha)].map((a) => ({ factors: f, regularization: r, alpha: a })),
    ),
  )
}
