def record_cutter(delimiter):
    """Cuts text into records: quotes as in RFC 4180, blanks around them allowed, lines that end in any way."""
    import re

    sign = re.escape(delimiter)
    cell = re.compile(r' *(?:"([^"]*(?:""[^"]*)*)" *|([^' + sign + r'\r\n]*))(' + sign + r"|\r\n|\n|\r|\Z)")
    line_end = re.compile(r"\r\n|\n|\r|\Z")

    def cut(text):
        """Cells and their places of each record; None and its text for what is none."""
        at = 0
        while at < len(text):
            start, cells, places, sound = at, [], [], True
            while True:
                match = cell.match(text, at)
                quoted, plain, end = match.groups()
                sound = sound and not (quoted is None and plain.startswith('"'))
                cells.append(plain if quoted is None else quoted.replace('""', '"'))
                places.append(at)
                at = match.end()
                if end != delimiter or not sound:
                    break
            if not sound:
                # What a lost quote hides is read on from the next line.
                at = line_end.search(text, start).end()
                yield None, text[start:at]
            elif len(cells) > 1 or text[start] not in "\r\n":
                yield cells, [*places, match.start(3)]

    return cut
