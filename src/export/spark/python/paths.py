def escaped(file):
    """The name of a file where Spark would take some signs for wildcards."""
    return "".join("\\" + sign if sign in "*?[]{}\\" else sign for sign in file)


def refuse_unreadable(path):
    """Spark passes over some names in silence, and breaks at others."""
    file = path.rstrip("/").rsplit("/", 1)[-1]
    if ":" in file:
        raise ValueError(f"Spark reads no file with a colon in its name: rename {file!r}, and name it in source_path.")
    if file.startswith(("_", ".")):
        raise ValueError(f"Spark passes over files that begin with _ or a point: rename {file!r}, and name it in source_path.")
    return path


def in_order(frame):
    """Beside each row where it stands: in which of the files, from which byte on it was read, and the how manieth there."""
    listed = [part for at, file in enumerate(FILES) for part in (F.lit(file), F.lit(at))]
    name = F.col("_metadata.file_name")
    place = F.element_at(F.create_map(*listed), name) if listed else F.lit(None).cast("int")
    return frame.withColumn(
        "_line",
        F.struct(
            F.coalesce(place, F.lit(len(FILES))).alias("file"),
            name.alias("name"),
            F.col("_metadata.file_block_start").alias("block"),
            F.monotonically_increasing_id().alias("row"),
        ),
    )


LANDING = widget("landing", f"/Volumes/{CATALOG}/{SCHEMA}/landing", "Folder with the files")
SOURCE_PATH = widget("source_path", "", "File or folder of this source, where it is another")
PATHS = (
    [refuse_unreadable(SOURCE_PATH)]
    if SOURCE_PATH
    else [f"{LANDING.rstrip('/')}/{escaped(refuse_unreadable(file))}" for file in FILES]
)
