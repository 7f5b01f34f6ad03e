MOST_IN_ONE_TASK = 20_000_000
try:
    dbutils.widgets.text("most_in_one_task", str(MOST_IN_ONE_TASK), "Most lines of a group in one task")
    MOST_IN_ONE_TASK = int(dbutils.widgets.get("most_in_one_task"))
except NameError:
    pass
