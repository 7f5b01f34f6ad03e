PATH = widget("source_path", f"/Volumes/{CATALOG}/{SCHEMA}/landing/{FILE}", "The Parquet file of the result")
SPARK_TYPES = {
    "f64": T.DoubleType(),
    "i32": T.IntegerType(),
    "bool": T.BooleanType(),
    "utf8": T.StringType(),
    "list": T.ArrayType(T.StringType()),
    "numbers": T.ArrayType(T.DoubleType()),
}
schema = T.StructType([T.StructField(name, SPARK_TYPES[kind]) for name, kind in COLUMNS.items()])
stored = spark.read.parquet(PATH)
lacking = [name for name in COLUMNS if name not in stored.columns]
assert not lacking, f"{PATH} lacks columns: {lacking}"
result = stored.select([F.col(quote(field.name)).cast(field.dataType).alias(field.name) for field in schema])
called = {name: name for name in COLUMNS}
keys = KEYS
