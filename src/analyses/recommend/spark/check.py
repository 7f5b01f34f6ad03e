none_where(
    written,
    f"size(recommended_items) > {ASKED['k']} OR size(recommended_items) <> size(scores) OR size(array_distinct(recommended_items)) <> size(recommended_items)",
    "A list is too long, has an item twice, or scores for other items",
)
