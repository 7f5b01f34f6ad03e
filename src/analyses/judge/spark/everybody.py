everybody = people
lists_of_way = []
