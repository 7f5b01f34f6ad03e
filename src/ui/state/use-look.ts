import { useCallback } from 'react'
import type { LookSettings } from './look-schema'
import { useWorkspace } from './workspace'

type Part = keyof LookSettings
type Settings<P extends Part> = NonNullable<LookSettings[P]>

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

/** How a picture is set up, and a way to set parts of it anew; undefined takes a part back. */
export function useLookOf<P extends Part>(part: P): [Settings<P>, (change: Partial<Settings<P>>) => void] {
  const look = useWorkspace((workspace) => workspace.look[part]) ?? ({} as Settings<P>)
  const setLook = useWorkspace((workspace) => workspace.setLook)
  const change = useCallback(
    (next: Partial<Settings<P>>) =>
      setLook((now) => withoutUndefined({ ...now, [part]: withoutUndefined({ ...now[part], ...next }) })),
    [part, setLook],
  )
  return [look as Settings<P>, change]
}
