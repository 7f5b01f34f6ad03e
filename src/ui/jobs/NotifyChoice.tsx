import { Bell } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../base/components/Button'
import { askForNotices, notices, switchNotices } from '../parts/lacks/notices'
import styles from './View.module.css'
import { jobs as words } from './words'

/** Whether the end of a long run is said outside the page. The browser is asked by a press alone. */
export function NotifyChoice() {
  const [state, setState] = useState(notices)
  if (state === 'none' || state === 'refused') return null
  const press = async () => {
    if (state === 'ask') await askForNotices()
    else switchNotices(state === 'off')
    setState(notices())
  }
  return (
    <div className={styles.notify}>
      {state === 'on' && <span>{words.notified}</span>}
      <Button kind="quiet" size="small" icon={<Bell aria-hidden="true" />} onPress={() => void press()}>
        {state === 'on' ? words.notifyOff : words.notify}
      </Button>
      {state === 'ask' && <span>{words.notifyWhy}</span>}
    </div>
  )
}
