"""One file per form, named as the sheet names it: `layout(paper)` reads from top to bottom as the form does."""
