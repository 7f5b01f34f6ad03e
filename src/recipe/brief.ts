const LONGEST = 200

/** Text from outside, short enough to stand in a sentence. */
export function brief(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
