import { lockOf } from '../../offline/deployment'

/** The script this page began with. */
export const entry = (): string => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ''

/** Says as long as the tab is open which version it is of, so that its files stay. */
export function holdVersion(): void {
  // Absent on plain http, where nothing is kept, and refused in some frames.
  navigator.locks
    ?.request(lockOf(entry()), { mode: 'shared' }, () => new Promise(() => undefined))
    .catch(() => undefined)
}
