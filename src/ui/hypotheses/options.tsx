import type { MoreOptionsProps } from '../run/MoreOptions'
import { hypothesisWords as words } from './words'

export const hypothesisOptions: MoreOptionsProps = {
  label: () => words.panel.more,
  sets: [],
  fields: () => [],
  controls: null,
}
