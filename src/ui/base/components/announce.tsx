import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { components as words } from '../words'
import styles from './announce.module.css'
import { Button } from './Button'
import { IconButton } from './IconButton'
import { VisuallyHidden } from './VisuallyHidden'

interface Toast {
  id: number
  text: string
  tone: 'info' | 'bad'
  /** What can be done about it; the word stays until it is done or closed. */
  action?: { label: string; run(): void } | undefined
}

const STAYS_MS = 6000
const store = createStore<{ toasts: Toast[]; said: string }>(() => ({ toasts: [], said: '' }))
let lastId = 0

function dismiss(id: number): void {
  store.setState((now) => ({ toasts: now.toasts.filter((toast) => toast.id !== id) }))
}

/** A word for screen readers only, politely. */
export function announce(text: string): void {
  store.setState({ said: text })
}

/** A short word at the foot of the page, read out too. Errors stay until they are closed. */
export function toast(text: string, tone: Toast['tone'] = 'info', action?: Toast['action']): void {
  const id = ++lastId
  store.setState((now) => ({ toasts: [...now.toasts.slice(-2), { id, text, tone, action }] }))
  if (tone === 'info' && !action) setTimeout(() => dismiss(id), STAYS_MS)
}

/** Once per page: where toasts appear and announcements are read from. */
export function Announcements() {
  const { toasts, said } = useStore(store)
  return (
    <>
      <div role="status" aria-live="polite">
        <VisuallyHidden>{said}</VisuallyHidden>
      </div>
      <div className={styles.toasts} role="status" aria-live="polite">
        {toasts.map(({ id, text, tone, action }) => (
          <div key={id} className={styles.toast} data-tone={tone}>
            <span>{text}</span>
            {action && <Button onPress={action.run}>{action.label}</Button>}
            <IconButton label={words.dismiss} onPress={() => dismiss(id)}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
        ))}
      </div>
    </>
  )
}
