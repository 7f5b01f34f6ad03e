def cells_of_objects(names, decimal, whole, number_text):
    """Rows of objects, one a line or all in a list; numbers as they are written, 1.0 as 1."""
    most = 10_000

    def objects_in(text):
        """Keys and the text of their values, object by object."""
        import json
        import re

        decoder = json.JSONDecoder()
        space = re.compile(r"[ \t\r\n]*")

        def behind(at):
            return space.match(text, at).end()

        def members(at):
            at = behind(at + 1)
            while text[at] != "}":
                key, at = json.decoder.scanstring(text, at + 1)
                at = behind(behind(at) + 1)
                _, end = decoder.raw_decode(text, at)
                yield key, at, end
                at = behind(end)
                if text[at] == ",":
                    at = behind(at + 1)

        def listed(at):
            at = behind(at + 1)
            while text[at] != "]":
                _, end = decoder.raw_decode(text, at)
                yield at
                at = behind(end)
                if text[at] == ",":
                    at = behind(at + 1)

        def starts():
            at = behind(0)
            if at == len(text):
                return
            if text[at] == "[":
                yield from listed(at)
                return
            _, end = decoder.raw_decode(text, at)
            if behind(end) == len(text):
                lists = [place for _, place, _ in members(at) if text[place] == "[" and text[behind(place + 1)] == "{"]
                if lists:
                    yield from listed(lists[0])
                    return
            while at < len(text):
                if text[at] == ",":
                    at = behind(at + 1)
                _, end = decoder.raw_decode(text, at)
                yield at
                at = behind(end)

        for start in starts():
            yield {key: text[at:end] for key, at, end in members(start)}

    def cell(value):
        import json
        import re

        if value[0] == '"':
            return json.loads(value)
        if value[0] in "[{":
            return re.sub(r'("(?:[^"\\]|\\.)*")|\s+', lambda found: found.group(1) or "", value)
        if value == "null":
            return None
        if value in ("true", "false") or re.fullmatch(r"-?[0-9]+", value):
            return "0" if value == "-0" else value
        digits = re.sub(r"\D", "", re.sub(r"[eE].*$", "", value)).lstrip("0")
        number = float(value)
        plain = number_text(number) if len(digits) <= 17 and abs(number) != float("inf") else value
        return plain.replace(".", ",") if decimal == "," else plain

    def rows(batches):
        import pyarrow as pa

        for batch in batches:
            found, places = [], []
            for one in batch.to_pylist():
                text = one["content"]
                if whole:
                    import gzip

                    text = gzip.decompress(text) if text[:2] == b"\x1f\x8b" else text
                    wide = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}.get(text[:2], "utf-8-sig")
                    text = text.decode(wide)
                for at, record in enumerate(objects_in(text)):
                    found.append({safe: cell(record[name]) if name in record else None for name, safe in names.items()})
                    places.append({**one["_line"], "row": at} if whole else one["_line"])
            for start in range(0, len(found), most):
                part = found[start : start + most]
                arrays = [pa.array([row[safe] for row in part], pa.string()) for safe in names.values()]
                line = pa.array(places[start : start + most], batch.schema.field("_line").type)
                yield pa.RecordBatch.from_arrays(
                    [*arrays, pa.nulls(len(part), pa.string()), line], names=[*names.values(), "_record", "_line"]
                )

    return rows


def is_object(text):
    """Whether a line is an object of its own."""
    import json

    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


# An object a line is read in several pieces at once, anything else file by file.
first = spark.read.text(PATHS).limit(1).collect()
whole = not first or not is_object(first[0][0])
files = (
    in_order(spark.read.format("binaryFile").load(PATHS)).select("content", "_line")
    if whole
    else in_order(spark.read.text(PATHS)).select(F.col("value").alias("content"), "_line")
)
cells = T.StructType(
    [
        *[T.StructField(name, T.StringType()) for name in [*TYPES, "_record"]],
        T.StructField("_line", files.schema["_line"].dataType),
    ]
)
raw = files.mapInArrow(cells_of_objects(NAMES, READ["decimal"], whole, number_as_text(single=False)), cells)
