by = ["group_label"] if ASKED["perGroup"] and GROUPED else []
mined, apart = mined_lines(lines, ASKED, GROUPED)
# Rules need the counts of all parts of a set, so that sets are searched whatever they are to hold; and not more of them than
# one task has room for.
asked = {**ASKED, "apart": apart, "target": "all", "wanted": None, "room": max(2**22, ASKED["limit"])}
sets = within_limit(frequent_sets(mined, asked, bool(by), MOST_IN_ONE_TASK), asked["room"])
rules = settled(sets.groupBy("group_label").applyInArrow(rules_of_sets(ASKED), RULES))
