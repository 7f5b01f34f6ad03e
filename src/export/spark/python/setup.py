from pyspark.sql import functions as F
from pyspark.sql import types as T
from pyspark.sql.window import Window

spark.conf.set("spark.sql.session.timeZone", "UTC")


def widget(name, default, label):
    """What a parameter of the notebook says; its default where nobody gives parameters."""
    try:
        dbutils.widgets.text(name, default, label)
        return dbutils.widgets.get(name)
    except NameError:
        return default


def quote(name):
    """A name as SQL has it, whatever it holds."""
    return "`" + name.replace("`", "``") + "`"


def sql_text(text):
    """A text as SQL has it; dollars are spelled out, since Spark puts settings in place of ${...}."""
    for sign, spelled in (("\\", "\\\\"), ("'", "\\'"), ("$", "\\u0024")):
        text = text.replace(sign, spelled)
    return "'" + text + "'"


def table(name):
    """The full name of a table of this project."""
    return f"{quote(CATALOG)}.{quote(SCHEMA)}.{quote(name)}"


def write_table(frame, name, says, comments, names_of_any_kind=False):
    """Makes a Delta table anew, with its comments, so that a second run leaves what the first did."""
    columns = [
        F.col(quote(column)).alias(column, metadata={"comment": comments[column]} if column in comments else {})
        for column in frame.columns
    ]
    writer = frame.select(columns).write.format("delta").mode("overwrite").option("overwriteSchema", "true")
    if names_of_any_kind:
        writer = writer.option("delta.columnMapping.mode", "name")
    writer.saveAsTable(table(name))
    spark.sql(f"COMMENT ON TABLE {table(name)} IS {sql_text(says)}")


CATALOG = widget("catalog", CATALOG, "Catalog")
SCHEMA = widget("schema", SCHEMA, "Schema")
# Values that were fitted in the browser are fitted anew.
REFIT = widget("refit", "no", "Fit anew: yes or no") == "yes"
spark.sql(f"CREATE SCHEMA IF NOT EXISTS {quote(CATALOG)}.{quote(SCHEMA)}")
