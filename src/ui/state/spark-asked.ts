import { createStore } from 'zustand/vanilla'

/** Whether notebooks of the question are on the screen. */
export const sparkAsked = createStore<{ open: boolean }>(() => ({ open: false }))
export const askSpark = (open: boolean) => sparkAsked.setState({ open })
