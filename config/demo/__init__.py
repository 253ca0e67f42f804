"""Demo data: two municipalities that do not exist, so that the wall between them shows.

Everything is made by the same actions the API uses. Making it twice changes nothing.
"""
