import type { AnalysisKind, AnalysisParameters } from '../analyses/registry'
import type { SourceInfo } from '../workers/protocol/files'
import { formatCount } from './base/format'
import { words } from './base/language'
import type { Adoption, Face, FaceWords, Verbs } from './face'
import { faces } from './faces'

/** In the order of the rail. */
export const KINDS = Object.keys(faces) as AnalysisKind[]

/** What is asked when nobody has asked for anything. */
export const FIRST_KIND = KINDS[0] as AnalysisKind

/** The face of a kind that is only known while running. */
export const faceOf = (kind: AnalysisKind): Face => faces[kind]

const mining = words('mining', {
  go: (things: string) => `Find ${things}`,
  running: (things: string) => `Finding ${things}`,
  working: 'Mining',
  took: 'mining',
  nothing: (things: string) => `No ${things} at these thresholds`,
})

/** What a run of this question does, and what comes of it. */
export function verbsOf(asked: AnalysisParameters): Verbs {
  const face = faceOf(asked.kind)
  const { many } = face.words()
  return (
    face.verbs?.(asked) ?? {
      go: mining.go(many),
      running: mining.running(many),
      working: mining.working,
      took: mining.took,
      results: many,
      nothing: mining.nothing(many),
    }
  )
}

/** What each analysis calls its rows, and how it introduces itself. */
export const kindWords = Object.fromEntries(KINDS.map((kind) => [kind, faceOf(kind).words()])) as Record<
  AnalysisKind,
  FaceWords
>

/** `1 customer`, `15,624 customers`. */
export const countedRows = (rows: number, kind: AnalysisKind): string =>
  `${formatCount(rows)} ${rows === 1 ? kindWords[kind].one : kindWords[kind].many}`

/** Whose work a file is, where it is one of ours. */
export function adoptionOf(source: SourceInfo): (Adoption<AnalysisParameters> & { kind: AnalysisKind }) | undefined {
  for (const kind of KINDS) {
    const adoption = faceOf(kind).adopts?.(source)
    if (adoption) return { kind, ...adoption }
  }
  return undefined
}
