export const isDay = (text: unknown) => typeof text === 'string' && /^[\d:.TZ +-]+$/.test(text)
export const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'
