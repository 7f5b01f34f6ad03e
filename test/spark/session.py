"""Sessions of Spark as tests want them: two cores, little memory, a warehouse of their own, Delta."""

import os
import shutil

from pyspark import SparkContext
from pyspark.sql import SparkSession

# A plan for thirty rows takes longer to be adapted than to be run.
FAST = {
    "spark.sql.shuffle.partitions": "2",
    "spark.databricks.delta.snapshotPartitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.databricks.delta.stats.collect": "false",
    # Where in Python a column was written costs a walk of the stack for each.
    "spark.python.sql.dataFrameDebugging.enabled": "false",
}
# Nor is anything won by compiling it. Over Connect it is compiled as ever, so that both ways are gone.
INTERPRETED = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}


def start(way, folder, jars, options):
    """A session: `classic`, or `connect` as on serverless. `folder` is empty and goes with it."""
    builder = SparkSession.builder
    builder = builder.remote("local[2]") if way == "connect" else builder.master("local[2]")
    conf = {
        "spark.jars": ",".join(jars),
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.sql.warehouse.dir": os.path.join(folder, "warehouse"),
        "spark.local.dir": os.path.join(folder, "local"),
        "spark.sql.session.timeZone": "UTC",
        # As on Databricks.
        "spark.sql.sources.default": "delta",
        "spark.driver.memory": "1g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        **FAST,
        **(INTERPRETED if way == "classic" else {}),
        **options,
    }
    if way != "connect":
        conf["spark.sql.catalog.main"] = conf["spark.sql.catalog.spark_catalog"]
    for name, value in conf.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    name_main(spark, way)
    return spark


def name_main(spark, way):
    """Names of three parts as Unity Catalog has them: `main` is the catalog there is. Only where there is a JVM at hand."""
    if way == "connect":
        return
    catalogs = spark._jsparkSession.sessionState().catalogManager()
    catalogs.catalog("main").setDelegateCatalog(catalogs.catalog("spark_catalog"))


def another(spark, way):
    """A session that knows nothing of the settings and views of others, as each task of a job has one."""
    # Nothing is ever set in the first session, so that its clone is as good as new.
    fresh = spark.cloneSession() if way == "connect" else spark.newSession()
    if way == "connect":
        # Models and checkpoints come back in the session that is active; on Databricks it is that of the notebook.
        type(fresh)._active_session.session = fresh
    name_main(fresh, way)
    return fresh


def end(folder):
    """Ends the JVM without ceremony, since nothing of it is kept: a session over Connect may wait for itself for ever."""
    java = SparkContext._gateway.proc
    java.kill()
    java.wait()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)
