"""The same workbook by the usual means of Python: openpyxl read-only into sqlite3, nothing checked, no ledger.

python3 bench_openpyxl.py <data file> <workbook>      prints how many rows were inserted
"""

import os
import re
import resource
import sqlite3
import sys

from openpyxl import load_workbook

AT = "2025-12-31T00:00:00.000Z"


def text(number):
    return None if number is None else str(number)


def rows(path):
    sheet = load_workbook(path, read_only=True).worksheets[0]
    lines = sheet.iter_rows(min_row=2, max_col=8, values_only=True)
    for row, (unit, indicator, year, quarter, value, numerator, denominator, note) in enumerate(lines, 2):
        kind = "ratio" if value is None else "value"
        cell = ("F" if value is None else "E") + str(row)
        yield (
            indicator, unit, f"{year}Q{quarter}", kind, text(numerator), text(denominator), text(value),
            note, AT, cell,
        )


def peak_bytes():
    try:
        with open("/proc/self/status", encoding="latin-1") as status:
            return int(re.search(r"^VmHWM:\s*(\d+) kB$", status.read(), re.M)[1]) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    path, workbook = sys.argv[1:]
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    with connection:
        done = connection.executemany(
            "INSERT INTO observation (indicator, unit, period, revision, kind, numerator, denominator, value, note,"
            " by, at, ledger, cell) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, 'bench', ?, 1, ?)",
            rows(workbook),
        ).rowcount
    connection.close()
    print(done)
    with open(os.environ["BENCH_PEAK"], "w", encoding="ascii") as out:
        out.write(str(peak_bytes()))


main()
