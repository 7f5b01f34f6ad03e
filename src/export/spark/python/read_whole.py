def cells_of_files(cut, columns, needed, read):
    """Rows of whole files: those with lines above or below their table, and those with a basket a line."""
    last_needed = max((columns.index(name) for name in needed), default=-1)
    width, ragged, titles, totals = len(columns), read["ragged"], read["titles"], read["totals"]
    most = 10_000

    def text_of(content):
        import gzip

        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        text = content.decode(read["encoding"], errors="replace")
        return text[1:] if text[:1] == "\ufeff" else text

    def rows_of(content):
        import re

        text = text_of(content)
        text = re.sub(r"\Asep=.\r?\n", "", text)
        records = [cut_record for cut_record in cut(text)]
        for cells, places in records[titles + (1 if read["header"] else 0) : len(records) - totals]:
            if cells is None:
                yield [None] * width, places
            elif ragged and len(cells) >= width - 1:
                rest = text[places[width - 1] : places[-1]] if len(cells) >= width else ""
                yield [*cells[: width - 1], rest], None
            elif len(cells) <= width and last_needed < len(cells):
                yield cells + [None] * (width - len(cells)), None
            else:
                yield [None] * width, text[places[0] : places[-1]]

    def rows(batches):
        import pyarrow as pa

        for batch in batches:
            for one in batch.to_pylist():
                found = list(rows_of(one["content"]))
                for start in range(0, len(found), most):
                    part = found[start : start + most]
                    line = {"file": one["_line"]["file"], "name": one["_line"]["name"], "block": 0}
                    yield pa.RecordBatch.from_pydict(
                        {
                            **{name: [cells[at] for cells, _ in part] for at, name in enumerate(columns)},
                            "_record": [record for _, record in part],
                            "_line": [{**line, "row": start + at} for at in range(len(part))],
                        },
                        schema=pa.schema(
                            [
                                *[pa.field(name, pa.string()) for name in [*columns, "_record"]],
                                pa.field(
                                    "_line",
                                    pa.struct(
                                        [("file", pa.int32()), ("name", pa.string()), ("block", pa.int64()), ("row", pa.int64())]
                                    ),
                                ),
                            ]
                        ),
                    )

    return rows


files = in_order(spark.read.format("binaryFile").load(PATHS)).select("content", "_line")
line_type = files.schema["_line"].dataType
cells = T.StructType(
    [*[T.StructField(name, T.StringType()) for name in [*TYPES, "_record"]], T.StructField("_line", line_type)]
)
raw = files.mapInArrow(cells_of_files(record_cutter(READ["delimiter"]), list(TYPES), NEEDED, READ), cells)
