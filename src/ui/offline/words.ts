import { words } from '../base/language'

export const offline = words('offline', {
  newVersion: 'A new version is ready.',
  reload: 'Reload',
})
