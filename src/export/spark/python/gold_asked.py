# Items may be asked for by their names as well.
ids = {row["shown"]: row["item"] for row in spark.table(table("silver_items")).where("item <> shown").collect()}
ASKED = {
    name: [ids.get(each, each) if isinstance(each, str) else each for each in value] if isinstance(value, list) else value
    for name, value in ASKED.items()
}
