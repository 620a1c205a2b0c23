"""The PDF of a statement: accessible, complete, the same every time, with nothing from elsewhere."""
