"""The register: an append-only transparency log of everything published."""
