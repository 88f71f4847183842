"""`toso plan`: the plans that communes follow, for those who read, check and write them."""
