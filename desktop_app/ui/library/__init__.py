"""The library of downloads: rows, their model, how they are drawn, and the page around them."""
