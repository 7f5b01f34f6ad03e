interface Import {
  from: string
  to: string
  type: boolean
  now: boolean
}
export function readSources(): Map<string, string>
export function importsOf(sources: ReadonlyMap<string, string>): Import[]
export function violations(imports: readonly Import[]): string[]
export function kindViolations(sources: ReadonlyMap<string, string>): string[]
