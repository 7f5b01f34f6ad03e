# The model that was trained in the browser: factors of items and of customers, and what these had when it learned.
items_of_model = spark.read.parquet(PATH + "/model_items.parquet")
customers_of_model = spark.read.parquet(PATH + "/model_customers.parquet")
FOLD = folded_bpr if METHOD == "bpr" else folded_als
