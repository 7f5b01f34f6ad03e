import { SQLDialect } from '@codemirror/lang-sql'

/** What a statement that reads is made of; words of other statements would only be offered in vain. */
export const duckdb = SQLDialect.define({
  keywords:
    'all and any anti as asc asof between by case cast cross cube current date desc describe distinct else end escape ' +
    'except exclude exists false filter first following for from full group grouping having ignore ilike in inner ' +
    'intersect interval is join last lateral left like limit natural not null nulls offset on or order outer over ' +
    'partition percent pivot positional preceding qualify range recursive repeatable replace right rollup row rows ' +
    'sample select semi sets similar summarize then timestamp to true unbounded union unpivot using values when where ' +
    'window with within',
  types:
    'array bigint blob boolean date decimal double enum float hugeint integer interval list map smallint struct time ' +
    'timestamp tinyint ubigint uinteger usmallint utinyint uuid varchar',
  doubleDollarQuotedStrings: true,
  operatorChars: '*+-%<>!=&|~^/?:@',
  identifierQuotes: '"',
})

/** What is offered while writing, beside tables and columns: what lines of a shop are asked with. */
export const FUNCTIONS = (
  'abs any_value approx_count_distinct arg_max arg_min array_agg avg ceil coalesce contains corr count count_if ' +
  'cume_dist date_diff date_part date_trunc dayname dense_rank epoch_ms first first_value floor greatest ' +
  'hour isodow lag last last_value lead least left length list list_contains list_sort ln lower ltrim max median min ' +
  'mode month monthname ntile nullif percent_rank quantile_cont quarter range rank regexp_extract regexp_matches ' +
  'regexp_replace replace right round row_number rtrim split_part sqrt starts_with stddev strftime string_agg strptime ' +
  'substring sum trim try_cast unnest upper variance week weekday year'
).split(' ')
