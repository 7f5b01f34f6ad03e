import { locale, words } from '../../base/language'

export const workspaceWords = words('workspace', {
  fresh: (day: string) => `Analysis of ${day}`,
})

export const freshName = (): string =>
  workspaceWords.fresh(new Date().toLocaleDateString(locale(), { dateStyle: 'medium' }))
