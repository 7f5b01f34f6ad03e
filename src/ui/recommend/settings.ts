/** What a model of tastes is made with. */
export interface Settings {
  factors: number
  alpha: number
  regularization: number
}

export const sameSettings = (a: Settings, b: Settings): boolean =>
  a.factors === b.factors && a.alpha === b.alpha && a.regularization === b.regularization
