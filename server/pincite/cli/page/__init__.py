"""A draft's review as one web page that asks for nothing outside itself."""
