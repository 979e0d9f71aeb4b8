"""One module a chart: rows in, Altair chart out; `svg` turns charts into pictures."""
