def cells_to_values(readers, types, read):
    """Gives cells of text the types of their columns: a text is read once, however often it comes."""
    nulls = {text.strip() for text in read["null_values"]} | {""}
    openings, closings = "[{(", "]})"
    longest = 1 << 20

    def items_of(text, separator, whole):
        """Items in one cell, in brackets or not, in quotes or not; of a basket a line, all that is left of the line."""
        items = []

        def add(item, quoted):
            item = item.strip(" ")
            if whole and len(item) > 1 and item[0] == item[-1] == "'":
                item = item[1:-1].strip(" ")
            if item not in nulls:
                items.append(item)

        if whole and len(text) > 1 and text[0] in openings and text[-1] == closings[openings.index(text[0])]:
            text = text[1:-1].strip(" ")
        at = 0
        while at < len(text):
            while at < len(text) and text[at] == " ":
                at += 1
            start, close = at, -1
            if text[at : at + 1] == '"':
                close = at + 1
                while close < len(text) and text[close] != '"' or text[close : close + 2] == '""':
                    close += 2 if text[close] == '"' else 1
            if 0 <= close < len(text):
                add(text[start + 1 : close].replace('""', '"'), True)
                at = close + 1
                while at < len(text) and text[at] != separator:
                    at += 1
            else:
                while at < len(text) and text[at] != separator:
                    at += 1
                add(text[start:at], False)
            at += 1
        return items

    def reader_of(name, kind):
        """Gives of a text its value, and whether it is one of this kind."""

        def whole_number(text):
            value = readers["number"](text)
            return int(value) if value is not None and value.is_integer() and abs(value) < 2**63 else None

        def number(text):
            return readers["number"](text)

        def date(text):
            ms = readers["moment"](text)
            return ms // 86_400_000 if ms is not None and ms % 86_400_000 == 0 else None

        def moment(text):
            ms = readers["moment"](text)
            return None if ms is None else ms * 1000

        separator = read["separators"].get(name)
        by_kind = {
            "text": lambda text: text,
            "integer": whole_number,
            "number": number,
            "boolean": readers["flag"],
            "date": date,
            "timestamp": moment,
            "list": lambda text: items_of(text, separator or read["delimiter"], separator is not None),
        }

        def value_of(text):
            text = text.strip(" ")
            if kind != "list" and text in nulls:
                return None, True
            value = by_kind[kind](text) if kind == "list" or len(text.encode("utf-8")) <= longest else None
            return value, value is not None

        return value_of

    def rows(batches):
        import pyarrow as pa

        arrow = {
            "text": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.date32(),
            "timestamp": pa.timestamp("us", "UTC"),
            "list": pa.list_(pa.string()),
        }
        stored = {"date": pa.int32(), "timestamp": pa.int64()}
        value_of = {name: reader_of(name, kind) for name, kind in types.items()}
        for batch in batches:
            arrays, unfit = [], {}
            for at, name in enumerate(batch.schema.names):
                column, kind = batch.column(at), types.get(name)
                if kind is None:
                    arrays.append(column)
                    continue
                encoded = column.dictionary_encode()
                found = [value_of[name](text) for text in encoded.dictionary.to_pylist()]
                values = pa.array([value for value, _ in found], stored.get(kind, arrow[kind])).cast(arrow[kind])
                arrays.append(values.take(encoded.indices))
                if not all(fits for _, fits in found):
                    fits = [fits for _, fits in found]
                    for row, index in enumerate(encoded.indices.to_pylist()):
                        if index is not None and not fits[index]:
                            unfit.setdefault(row, []).append(name)
            told = [unfit.get(row) for row in range(len(batch))] if unfit else [None] * len(batch)
            arrays.append(pa.array(told, pa.list_(pa.string())))
            yield pa.RecordBatch.from_arrays(arrays, names=[*batch.schema.names, "_unread"])

    return rows


SPARK_TYPES = {
    "text": T.StringType(),
    "integer": T.LongType(),
    "number": T.DoubleType(),
    "boolean": T.BooleanType(),
    "date": T.DateType(),
    "timestamp": T.TimestampType(),
    "list": T.ArrayType(T.StringType()),
}
# What is no text already has its type.
to_read = {
    name: kind
    for name, kind in TYPES.items()
    if isinstance(raw.schema[name].dataType, T.StringType) and not (READ["typed"] and kind == "text")
}
schema = T.StructType(
    [
        *[T.StructField(name, SPARK_TYPES[TYPES[name]] if name in to_read else raw.schema[name].dataType) for name in TYPES],
        T.StructField("_record", T.StringType()),
        T.StructField("_line", raw.schema["_line"].dataType),
        T.StructField("_unread", T.ArrayType(T.StringType())),
    ]
)
if to_read:
    readers = cell_readers(READ["decimal"], READ["date_format"], READ["time_zone"])
    bronze = raw.mapInArrow(cells_to_values(readers, to_read, READ), schema)
else:
    bronze = raw.withColumn("_unread", F.lit(None).cast("array<string>"))
