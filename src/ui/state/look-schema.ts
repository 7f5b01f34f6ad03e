import * as z from 'zod/mini'
import type { AnalysisKind } from '../../analyses/registry'
import { faceOf, KINDS } from '../face-of'
import type { faces } from '../faces'

type Pictures = Readonly<Record<string, z.ZodMiniType>>
type LookOf<F> = F extends { look: infer Look } ? Look : never
type NameIn<Look> = Look extends Pictures ? keyof Look : never
type SettingsOf<Look, Name> = Look extends Pictures ? (Name extends keyof Look ? z.infer<Look[Name]> : never) : never

/** The pictures of every face. */
type Looks = LookOf<(typeof faces)[AnalysisKind]>

/** How pictures are set up, as far as a link should show the same one. What is absent is as the view has it. */
export type LookSettings = { [Name in NameIn<Looks>]?: SettingsOf<Looks, Name> }

/** What a link may say of pictures: everything the faces know of theirs. */
export const lookSchema = z.strictObject(Object.assign({}, ...KINDS.map((kind) => faceOf(kind).look)))
