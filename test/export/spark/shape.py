"""Says of notebooks what they do, whatever the texts in them are, and which texts stand in their settings."""

import ast
import json
import sys


class Bare(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(value=type(node.value).__name__)


def settings(tree):
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                continue
            found[node.targets[0].id] = list(value.items()) if isinstance(value, dict) else value
    return found


def told(text):
    tree = ast.parse(text)
    cells = len(text.split("\n# COMMAND ----------\n"))
    said = settings(tree)
    return {"settings": said, "cells": cells, "does": ast.dump(Bare().visit(tree))}


json.dump([told(text) for text in json.load(sys.stdin)], sys.stdout)
