def broken_records(cut, columns, needed):
    """Puts right what Spark could not: records with too few cells or too many."""
    last_needed = max((columns.index(name) for name in needed), default=-1)

    def rows(batches):
        import pyarrow as pa

        for batch in batches:
            raw = batch.column(batch.schema.get_field_index("_record"))
            if raw.null_count == len(raw):
                yield batch
                continue
            wrong = [at for at, text in enumerate(raw.to_pylist()) if text is not None]
            arrays = {name: batch.column(at).to_pylist() for at, name in enumerate(batch.schema.names) if name != "_line"}
            for at in wrong:
                record = arrays["_record"][at]
                cells = next(cut(record), (None, None))[0]
                readable = cells is not None and last_needed < len(cells) <= len(columns)
                for place, name in enumerate(columns):
                    arrays[name][at] = cells[place] if readable and place < len(cells) else None
                arrays["_record"][at] = None if readable else record
            yield pa.RecordBatch.from_arrays(
                [
                    batch.column(at) if name == "_line" else pa.array(arrays[name], pa.string())
                    for at, name in enumerate(batch.schema.names)
                ],
                schema=batch.schema,
            )

    return rows


# Cells are read as text. A record may go on over several lines, so that a file is read in one piece: where none does,
# `multi_line` may be false, and large files are read in several at once.
cells = T.StructType([T.StructField(name, T.StringType()) for name in [*TYPES, "_record"]])
raw = (
    spark.read.schema(cells)
    .option("header", READ["header"])
    .option("sep", READ["delimiter"])
    .option("quote", '"')
    .option("escape", '"')
    .option("encoding", READ["encoding"])
    .option("multiLine", widget("multi_line", "true", "Records may go on over lines") == "true")
    .option("ignoreLeadingWhiteSpace", True)
    .option("ignoreTrailingWhiteSpace", True)
    .option("mode", "PERMISSIVE")
    .option("columnNameOfCorruptRecord", "_record")
    .option("maxColumns", len(TYPES) + 20480)
    .option("maxCharsPerColumn", -1)
    .csv(PATHS)
)
raw = in_order(raw).select(*TYPES, "_record", "_line")
raw = raw.mapInArrow(broken_records(record_cutter(READ["delimiter"]), list(TYPES), NEEDED), raw.schema)
