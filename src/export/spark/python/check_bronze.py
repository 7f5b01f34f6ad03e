CHECK_ROWS = widget("check_rows", "warn", "Rows differ from those that were seen: warn, exact or off")

written = spark.table(table(TABLE))
lacking = [name for name in TYPES if name not in written.columns]
assert not lacking, f"{TABLE} lacks columns: {lacking}"
told = written.agg(
    F.count("*").alias("rows"),
    F.count("_record").alias("unreadable"),
    F.count("_unread").alias("unread"),
).first()
print(f"{told.rows - told.unreadable} rows; {told.unreadable} records could not be read; {told.unread} rows have cells that do not fit.")
# A record that lacks cells at its end was counted, whether or not anything asks for these.
if ROWS is not None and not told.rows - told.unreadable <= ROWS <= told.rows and CHECK_ROWS != "off":
    says = f"Basketeer saw {ROWS} rows of {SOURCE!r}, and here are {told.rows - told.unreadable}."
    assert CHECK_ROWS != "exact", says
    print("Note:", says)
