"""Files for programs: texts, JSON, CSV, schemas, the register."""
