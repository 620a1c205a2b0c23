"""Writing: files of new statements and pages, new versions, and the questions a person is asked."""
