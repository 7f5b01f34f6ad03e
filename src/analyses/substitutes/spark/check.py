none_where(
    written,
    "`count` > baskets_a OR `count` > baskets_b",
    "A pair is in more baskets than one of its items",
)
