"""Joins as DuckDB itself does them: tables from standard input, their Parquet files and the joined rows out.

What is joined is said in SQL from docs/preparation.md, without a look at how the workbench does it: texts are trimmed of
blanks and empty ones missing, a line has the first row of its key, and keys are alike as text, or as whole numbers.
"""

import json
import sys
from pathlib import Path

import duckdb


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(column: str, kind: str) -> str:
    """A cell as a key is written."""
    if kind == "VARCHAR":
        return f"nullif(trim({column}, ' '), '')"
    if kind == "BIGINT":
        return f"CAST({column} AS VARCHAR)"
    whole = f"CAST(CAST({column} AS HUGEINT) AS VARCHAR)"
    return f"CASE WHEN isnan({column}) THEN NULL WHEN {column} = trunc({column}) THEN {whole} ELSE CAST({column} AS VARCHAR) END"


def formed(key: str, form: str) -> str:
    if form == "exact":
        return key
    pattern = r"^([+-]?)0*([0-9]+)(\.0+)?$"
    digits = f"regexp_extract({key}, '{pattern}', 2)"
    minus = f"CASE WHEN {key} LIKE '-%' AND {digits} <> '0' THEN '-' ELSE '' END"
    return f"CASE WHEN regexp_matches({key}, '{pattern}') THEN {minus} || {digits} ELSE {key} END"


def cast(cell: str | None, kind: str):
    return float(cell) if kind == "DOUBLE" and cell is not None else cell


def value(column: str, kind: str) -> str:
    """A cell as it is compared: whole numbers as digits, which JSON does not round."""
    return f"CASE WHEN isnan({column}) THEN NULL ELSE {column} END" if kind == "DOUBLE" else text(column, kind)


def joined(db: duckdb.DuckDBPyConnection, case: dict, folder: Path) -> list:
    for name in ("lines", "others"):
        columns = case[name]["columns"]
        declared = ", ".join(f"{quoted(each['name'])} {each['type']}" for each in columns)
        db.execute(f"CREATE OR REPLACE TABLE made ({declared})")
        marks = "(" + ", ".join("?" for _ in columns) + ")"
        cells = [cast(cell, each["type"]) for row in case[name]["rows"] for cell, each in zip(row, columns)]
        db.execute(f"INSERT INTO made VALUES {', '.join(marks for _ in case[name]['rows'])}", cells)
        path = "'" + str(folder / f"{case['id']}-{name}.parquet").replace("'", "''") + "'"
        db.execute(f"COPY made TO {path} (FORMAT parquet)")
        # Both sides join what is in the files: a writer may store one of two zeros for both.
        db.execute(f'CREATE OR REPLACE TABLE {name} AS SELECT *, file_row_number AS "#row" FROM read_parquet({path}, file_row_number = true)')
    kinds = {name: {each["name"]: each["type"] for each in case[name]["columns"]} for name in ("lines", "others")}
    left, right = case["left"], case["right"]
    here = formed(text("l." + quoted(left), kinds["lines"][left]), case["keys"])
    there = formed(text("o." + quoted(right), kinds["others"][right]), case["keys"])
    taken = [each for each in case["others"]["columns"] if each["name"] != right]
    cells = ", ".join(value("f." + quoted(each["name"]), each["type"]) for each in taken)
    found = db.execute(
        f"""
        WITH first AS (
            SELECT o.*, {there} AS "#key" FROM others o
            QUALIFY row_number() OVER (PARTITION BY {there} ORDER BY o."#row") = 1
        )
        SELECT {cells} FROM lines l LEFT JOIN first f ON {here} = f."#key" ORDER BY l."#row"
        """
    ).fetchall()
    return [list(row) for row in found]


folder = Path(sys.argv[1])
database = duckdb.connect(config={"threads": 1})
print(json.dumps([joined(database, case, folder) for case in json.load(sys.stdin)]))
