import { useEffect, useRef, useState } from 'react'
import { TextField } from '../../base/components/TextField'
import { workspaceWords as words } from './words'

/** A name while it is changed: Enter and leaving it take it, Escape does not. `byKey`: the focus is to go on nearby. */
export function RenameField({ name, onDone }: { name: string; onDone(name: string | null, byKey: boolean): void }) {
  const [value, setValue] = useState(name)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The menu it was asked for by gives the focus back first.
    const timer = setTimeout(() => box.current?.querySelector('input')?.select(), 50)
    return () => clearTimeout(timer)
  }, [])
  const taken = value.trim() === '' || value.trim() === name ? null : value.trim()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field in it
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(taken, true)
        else if (event.key === 'Escape') onDone(null, true)
      }}
    >
      <TextField label={words.name} hideLabel value={value} onChange={setValue} onBlur={() => onDone(taken, false)} />
    </div>
  )
}
