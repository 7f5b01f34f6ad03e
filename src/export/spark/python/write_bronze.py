comments = {
    **{safe: name for name, safe in NAMES.items()},
    "_line": "Where the row stands in the files",
    "_unread": "Columns whose cells could not be read as the type of the column",
    "_record": "The text of a record that is none",
}
write_table(bronze, TABLE, SAYS, comments)
