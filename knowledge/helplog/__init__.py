"""Reads what a member of the team writes about help given: "hqua giup 5 b con thon 3 cai vneid, 2 cu xong"."""
