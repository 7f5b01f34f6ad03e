/** Words that mean something else in SQL, and stand in quotes as names. */
const RESERVED = new Set(
  (
    'all and any as asc between both by case cast check collate column constraint create cross current_date default desc describe ' +
    'distinct do else end except false fetch for foreign from full grant group having in inner intersect into is join lateral ' +
    'leading left like limit natural not null offset on only or order outer primary references returning right select some ' +
    'summarize table then to trailing true union unique unpivot pivot using values when where window with'
  ).split(' '),
)

/** A name as SQL reads it, in quotes where it needs them. */
export const sqlName = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`
