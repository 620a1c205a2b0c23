"""The words of the engine as frozen data. Imports only the standard library."""
