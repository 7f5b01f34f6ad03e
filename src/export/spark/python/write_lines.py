says = {
    "_line": "Where the row stands in the files",
    "group_label": "Group",
    "basket": "Basket",
    "item": "Item",
    "customer": "Customer",
    "time": "Time: ms since 1970 in UTC where it is a moment",
    "empty": "A basket that holds nothing",
}
comments = {column: f"{says.get(column, column)}: {SOURCES[column]}" if column in SOURCES else says.get(column, column) for column in lines.columns}
write_table(lines, "silver_lines", SAYS, comments)
written = spark.table(table("silver_lines"))
print(f"{written.count()} lines")
