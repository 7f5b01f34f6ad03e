comments = {called[name]: says for name, says in SAID.items() if name in called}
plain = all(not set(name) & set(" ,;{}()\n\t=") for name in result.columns)


def feature_client():
    """The client of Databricks' feature store, where there is one."""
    try:
        from databricks.feature_engineering import FeatureEngineeringClient

        return FeatureEngineeringClient()
    except ImportError:
        return None


def mark_key(name, columns):
    """Says in Unity Catalog what tells the rows apart; elsewhere there is no such thing."""
    import os

    if "DATABRICKS_RUNTIME_VERSION" not in os.environ:
        return
    try:
        for column in columns:
            spark.sql(f"ALTER TABLE {table(name)} ALTER COLUMN {quote(column)} SET NOT NULL")
        spark.sql(f"ALTER TABLE {table(name)} DROP CONSTRAINT IF EXISTS {quote(name + '_key')}")
        listed = ", ".join(quote(column) for column in columns)
        spark.sql(f"ALTER TABLE {table(name)} ADD CONSTRAINT {quote(name + '_key')} PRIMARY KEY ({listed})")
    except Exception as cause:
        print(f"Note: {name} has no primary key, since this catalog refuses it: {cause}")


missing = result.where(" OR ".join(f"{quote(name)} IS NULL" for name in keys)).limit(1).count() if keys else 0
client = feature_client() if keys and plain and not missing else None
if client and not spark.catalog.tableExists(table(TABLE)):
    client.create_table(name=f"{CATALOG}.{SCHEMA}.{TABLE}", primary_keys=keys, df=result, description=SAYS)
else:
    write_table(result, TABLE, SAYS, comments, names_of_any_kind=not plain)
    if keys and not missing:
        mark_key(TABLE, keys)
