result = people.mapInArrow(rows_of_lists(lists_of_popular, MODELS, RULES, ASKED["fallback"], True), LIST_COLUMNS)
