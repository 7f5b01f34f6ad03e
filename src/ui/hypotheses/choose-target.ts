import type { Command } from '../run/commands/command'
import { faceWords } from './face-words'

/** What is to be explained stands first in the question. */
export const chooseTarget: Command = {
  id: 'choose-target',
  label: ({ workspace }) => {
    const { analysis } = workspace.getState().recipe
    return analysis.kind === 'hypotheses' && !analysis.target ? faceWords.chooseTarget : undefined
  },
  words: 'column churn goal outcome',
  run: () => document.querySelector<HTMLElement>('[data-question="target"] button')?.focus(),
}
