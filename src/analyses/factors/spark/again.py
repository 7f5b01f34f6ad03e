result = people.mapInArrow(rows_of_lists(lists_of_again, MODELS, RULES, ASKED["fallback"], False), LIST_COLUMNS)
