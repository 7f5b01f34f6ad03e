"""Notebooks in the source format of Databricks, run as a job runs them."""

import os
import time
import traceback

FIRST = "# Databricks notebook source\n"
CELL = "\n# COMMAND ----------\n"


class Exit(Exception):
    """A notebook has said all it has to say."""


class Failed(Exception):
    """A cell that could not be run."""

    def __init__(self, notebook, cell, source, cause):
        super().__init__(f"{notebook}, cell {cell}: {cause}")
        self.told = {
            "notebook": notebook,
            "cell": cell,
            "source": source.strip()[:4000],
            "type": type(cause).__name__,
            "text": str(cause)[:4000],
            "trace": "".join(traceback.format_exception(cause))[-4000:],
        }


class Widgets:
    def __init__(self, given):
        self._given = dict(given)
        self._defaults = {}

    def text(self, name, default, label=None):
        self._defaults[name] = default

    def dropdown(self, name, default, choices, label=None):
        if default not in choices:
            raise ValueError(f"{default} is none of {choices}")
        self._defaults[name] = default

    combobox = dropdown
    multiselect = dropdown

    def get(self, name):
        if name not in self._defaults:
            raise KeyError(f"no widget is called {name}")
        return self._given.get(name, self._defaults[name])


class Notebook:
    def exit(self, value):
        raise Exit(value)


class DBUtils:
    """What notebooks of ours may use, and nothing else."""

    def __init__(self, given):
        self.widgets = Widgets(given)
        self.notebook = Notebook()


def display(what, *_, **__):
    """On Databricks it shows rows; here it is enough that they could be shown."""
    if hasattr(what, "schema"):
        what.schema


def cells_of(text, name):
    if not text.startswith(FIRST):
        raise ValueError(f"{name} is no notebook: its first line is {text.splitlines()[:1]}")
    return text[len(FIRST) :].split(CELL)


def run(spark, path, given):
    """Runs a notebook in a namespace of its own. Gives how long it took, and what it said at its end."""
    name = os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        cells = cells_of(file.read(), name)
    here = {
        "__name__": "__main__",
        "spark": spark,
        "dbutils": DBUtils(given),
        "display": display,
        "displayHTML": lambda html: None,
    }
    began = time.perf_counter()
    said = None
    for number, cell in enumerate(cells, 1):
        try:
            exec(compile(cell, f"{name}, cell {number}", "exec"), here)
        except Exit as end:
            said = str(end)
            break
        except Exception as cause:
            raise Failed(name, number, cell, cause) from cause
    return {"notebook": name, "seconds": time.perf_counter() - began, "said": said}
