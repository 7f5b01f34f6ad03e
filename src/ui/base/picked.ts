/** Names of properties as they are typed, for an object that has no others. */
export const keysOf = <T extends object>(object: T) => Object.keys(object) as (keyof T)[]

/** These properties of an object; what it lacks is undefined, so that spreading it over another takes it away there. */
export function picked<T, Name extends keyof T>(from: T, names: readonly Name[]): { [Each in Name]: T[Each] } {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as { [Each in Name]: T[Each] }
}
