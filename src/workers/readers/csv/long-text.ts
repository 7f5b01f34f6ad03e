/** A cell of more characters is text, whatever they are: no number, date or flag that an analyst means is as long. */
export const LONGEST_VALUE = 100
