import type { Job } from '../../workers/protocol/jobs'
import { told } from '../base/told'
import { countedRows, kindWords } from '../face-of'
import { notices } from '../parts/lacks/notices'
import { jobs as words } from './words'

/** Says outside the page how a run ended, where that was allowed. Pressing it leads back. */
export async function notifyEnd({ jobId, recipe, state, outcome, error }: Job): Promise<void> {
  if (notices() !== 'on') return
  const { kind } = recipe.analysis
  const title = `${recipe.title ?? kindWords[kind].title}: ${words.states[state]}`
  const body = outcome ? countedRows(outcome.rows, kind) : error ? told(error) : ''
  const options: NotificationOptions = { body, tag: jobId, icon: 'icons/192.png' }
  try {
    const shown = new Notification(title, options)
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  } catch {
    // Phones show those of service workers only.
    await (await navigator.serviceWorker?.getRegistration())?.showNotification(title, options)
  }
}
