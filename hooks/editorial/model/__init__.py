"""The words of the house as frozen data. Imports only the standard library."""
