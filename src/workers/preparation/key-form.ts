import type { KeyForm } from '../../preparation/steps/join-says'

const WHOLE = /^([+-]?)0*(\d+)(?:\.0+)?$/

/** A key as it is held against others. What is no whole number stays as it is written. */
export function keyForm(form: KeyForm): (label: string) => string {
  if (form === 'exact') return (label) => label
  return (label) => {
    const match = WHOLE.exec(label)
    if (!match) return label
    const [, sign, digits] = match
    return sign === '-' && digits !== '0' ? `-${digits}` : (digits as string)
  }
}
