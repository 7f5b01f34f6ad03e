/** In English, German and French, without accents; what begins like one of them with three letters is short for it. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner', 'jaenner', 'janvier'],
  ['february', 'februar', 'fevrier'],
  ['march', 'marz', 'maerz', 'mrz', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juni', 'juin'],
  ['july', 'juli', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'oktober', 'octobre'],
  ['november', 'novembre'],
  ['december', 'dezember', 'decembre'],
]

const WEEKDAYS: readonly string[] = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
]

const SHORTEST_MONTH = 3
/** German weekdays are Mo, Di, Mi. */
const SHORTEST_WEEKDAY = 2

/** By every beginning that means one month only. */
const MONTH_OF = new Map<string, number>()
for (const [at, names] of MONTHS.entries()) {
  for (const name of names) {
    for (let length = SHORTEST_MONTH; length <= name.length; length++) {
      const short = name.slice(0, length)
      // "jui" may be June or July.
      MONTH_OF.set(short, (MONTH_OF.get(short) ?? at + 1) === at + 1 ? at + 1 : 0)
    }
  }
}

const WEEKDAY_NAMES = new Set(
  WEEKDAYS.flatMap((name) =>
    Array.from({ length: name.length - SHORTEST_WEEKDAY + 1 }, (_, more) => name.slice(0, SHORTEST_WEEKDAY + more)),
  ),
)

/** The month a word without accents names, from 1; 0 for none. */
export const monthOf = (word: string): number => MONTH_OF.get(word) ?? 0

export const isWeekday = (word: string): boolean => WEEKDAY_NAMES.has(word)
