TABLE = f"gold_{KIND}"
plain = all(not set(name) & set(" ,;{}()\n\t=") for name in result.columns)
write_table(result, TABLE, SAYS, {}, names_of_any_kind=not plain)

written = spark.table(table(TABLE))
rows = written.count()
print(f"{rows} rows in {TABLE}")
if KEYS:
    distinct = written.select(*[F.col(quote(name)) for name in keys]).distinct().count()
    assert distinct == rows, f"{rows} rows of {TABLE}, but {distinct} different keys {keys}"
