written = spark.table(table(TABLE))
rows = written.count()
print(f"{rows} rows in {TABLE}")
if keys:
    distinct = written.select(*[F.col(quote(name)) for name in keys]).distinct().count()
    assert distinct == rows, f"{rows} rows of {TABLE}, but {distinct} different keys {keys}"
lacking = [name for name in COLUMNS if name not in written.columns]
assert not lacking, f"{TABLE} lacks columns: {lacking}"
