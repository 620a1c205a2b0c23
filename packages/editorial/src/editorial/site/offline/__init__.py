"""The site for reading without a connection: what belongs to a copy, where its links lead, what it says of
itself.
"""
