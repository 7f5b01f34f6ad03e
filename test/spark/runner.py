"""A process that is asked over its standard input, a JSON document a line, and answers so: one session for all that is asked.

    {"ask": "project", "folder": …, "notebooks": […], "widgets": {…}, "tables": {name: path}, "twice": true}
    {"ask": "snippets", "cases": [{"code": …, "inputs": {name: {"schema": …, "rows": […]}}, "output": …, "path": …}]}
    {"ask": "jobs", "documents": […]}
"""

import json
import os
import sys
import traceback

import notebooks
import session
import tables


def fault(cause):
    return {"type": type(cause).__name__, "text": str(cause)[:4000], "trace": traceback.format_exc()[-4000:]}


class Runner:
    def __init__(self, asked):
        self.way = asked["way"]
        self.folder = asked["folder"]
        self.spark = session.start(self.way, self.folder, asked["jars"], asked.get("options", {}))

    def project(self, asked):
        """Runs the notebooks of a project one after the other, each in a session of its own, and writes its tables."""
        try:
            times = self.run(asked)
            first = {name: tables.write(self.spark.table(name), path) for name, path in asked["tables"].items()}
            changed = []
            if asked.get("twice"):
                self.run(asked)
                changed = [
                    name for name, table in first.items() if not tables.same_rows(table, self.spark.table(name).toArrow())
                ]
            return {"times": times, "changed": changed}
        except notebooks.Failed as failed:
            return {"failed": failed.told}

    def run(self, asked):
        times = []
        for name in asked["notebooks"]:
            spark = session.another(self.spark, self.way)
            times.append(notebooks.run(spark, os.path.join(asked["folder"], name), asked.get("widgets", {})))
        return times

    def snippets(self, asked):
        """Code that makes `output` of tables, each case by itself; one that fails says how, and the others go on."""
        spark = session.another(self.spark, self.way)
        return [self.snippet(spark, case) for case in asked["cases"]]

    def snippet(self, spark, case):
        from pyspark.sql import Window
        from pyspark.sql import functions as F
        from pyspark.sql import types as T

        here = {"spark": spark, "F": F, "T": T, "Window": Window, "REFIT": False}
        try:
            here.update({name: tables.frame_of(spark, given) for name, given in case["inputs"].items()})
            exec(compile(case["code"], "snippet", "exec"), here)
            tables.write(here[case["output"]], case["path"])
            return {}
        except Exception as cause:
            return {"failed": fault(cause)}

    def jobs(self, asked):
        """What a document of a job is after a round trip through the client of Databricks."""
        from databricks.sdk.service.jobs import JobSettings

        def told(document):
            try:
                return {"document": JobSettings.from_dict(document).as_dict()}
            except Exception as cause:
                return {"failed": fault(cause)}

        return [told(document) for document in asked["documents"]]


def main():
    # What notebooks and the JVM print is no answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    runner = Runner(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"answer": getattr(runner, asked["ask"])(asked)}
        except Exception as cause:
            answer = {"failed": fault(cause)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    session.end(runner.folder)


main()
