"""What is wrong: one small unit for each rule of the catalogue."""
