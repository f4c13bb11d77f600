"""The same quarterly workbook by the usual means of Python: sqlite3, and XlsxWriter with cached results of formulas.

python3 bench_report_peer.py <data file> <period> <workbook>      prints how many cells were written

The same sheets with the same columns, formats, merges, widths, print set-up and kinds of chart; the roll-up is done
here, in plain numbers. Its prose (notes on computation, remarks of rows) is shorter than the product's.
"""

import json
import math
import os
import re
import resource
import sqlite3
import sys
from datetime import date

import xlsxwriter

DETAILS = "Số liệu theo đơn vị"
EPOCH = date(1899, 12, 30)
ENDS = {1: (3, 14), 2: (6, 14), 3: (9, 14), 4: (12, 14)}
STATES = {"not_started": "Chưa triển khai", "in_progress": "Đang thực hiện", "done": "Hoàn thành"}


class Book:
    def __init__(self, path):
        self.book = xlsxwriter.Workbook(path)
        self.formats = {}
        self.cells = 0

    def look(self, **wanted):
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            base = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
            self.formats[key] = self.book.add_format({**base, **wanted})
        return self.formats[key]

    def sheet(self, name, columns, title, header_row):
        sheet = self.book.add_worksheet(name)
        for index, (_, width, _) in enumerate(columns):
            sheet.set_column(index, index, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(1.18, 0.59, 0.79, 0.79)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_header('&C&"Times New Roman,Regular"&13&P')
        self.words(sheet, 0, len(columns), title, bold=True, font_size=14)
        head = self.look(border=1, bold=True, align="center", text_wrap=True, bg_color="#EDEDED")
        sheet.set_row(header_row, 47)
        for index, (words, _, _) in enumerate(columns):
            sheet.write_string(header_row, index, words, head)
        self.cells += len(columns)
        sheet.repeat_rows(header_row)
        return sheet

    def words(self, sheet, row, width, words, **face):
        sheet.merge_range(row, 0, row, width - 1, words, self.look(align="center", text_wrap=True, **face))
        sheet.set_row(row, 20)
        self.cells += width

    def band(self, sheet, row, width, words):
        sheet.merge_range(row, 0, row, width - 1, words, self.look(border=1, bold=True, align="left", text_wrap=True))
        sheet.set_row(row, 19)
        self.cells += width

    def row(self, sheet, row, columns, values, **face):
        lines = 1
        for index, (_, width, align) in enumerate(columns):
            value = values[index] if index < len(values) else None
            if value is None:
                sheet.write_blank(row, index, None, self.look(border=1, align=align, text_wrap=True, **face))
            elif isinstance(value, str):
                sheet.write_string(row, index, value, self.look(border=1, align=align, text_wrap=True, **face))
                lines = max(lines, sum(math.ceil(len(part) / width) or 1 for part in value.split("\n")))
            else:
                number, shown, formula = value
                look = self.look(border=1, align=align, shrink=True, num_format=shown, **face)
                if formula is None:
                    sheet.write_number(row, index, number, look)
                else:
                    sheet.write_formula(row, index, "=" + formula, look, number)
        sheet.set_row(row, min(409, lines * 14 + 5))
        self.cells += len(columns)


def shown(number, most):
    decimals = len(f"{number:.{most}f}".rstrip("0").split(".")[1]) if most else 0
    return "#,##0" if decimals == 0 else "#,##0." + "0" * decimals


def whole(number):
    return (number, "#,##0", None)


def day(year, month, date_):
    return ((date(year, month, date_) - EPOCH).days, "dd/mm/yyyy", None)


def day_of(text):
    return day(int(text[:4]), int(text[5:7]), int(text[8:10]))


DETAIL_COLUMNS = [
    ("TT", 4.5, "center"), ("Mã chỉ tiêu", 11, "left"), ("Đơn vị", 20.5, "left"), ("Quý", 8.5, "center"),
    ("Tử số", 9, "right"), ("Mẫu số", 9, "right"), ("Kết quả, giá trị", 10, "right"),
    ("Số liệu tính đến ngày", 11, "center"), ("Nguồn", 15.5, "left"), ("Người nhập", 8, "left"),
    ("Ngày nhập", 11, "center"), ("Ghi chú", 18, "left"),
]
ANNEX_COLUMNS = [
    ("TT", 4.5, "center"), ("Chỉ tiêu", 33.5, "left"), ("Đơn vị tính", 8, "center"), ("Mục tiêu năm", 9.5, "center"),
    ("Kết quả trong kỳ", 9, "center"), ("Lũy kế", 10, "center"), ("Tỷ lệ hoàn thành so với mục tiêu (%)", 11, "center"),
    ("Đánh giá", 9, "center"), ("Cơ quan chủ trì", 11.5, "left"), ("Số đơn vị đã báo cáo", 8, "center"),
    ("Ghi chú", 20.5, "left"),
]
DISCIPLINE_COLUMNS = [
    ("TT", 5, "center"), ("Đơn vị", 30, "left"), ("Số chỉ tiêu phải báo cáo", 10, "center"), ("Đã báo cáo", 9, "center"),
    ("Còn thiếu", 9, "center"), ("Chỉ tiêu còn thiếu (TT tại Phụ lục, mã)", 27, "left"),
    ("Ngày nhận đầu tiên", 11, "center"), ("Ngày đủ số liệu", 11, "center"), ("Hạn báo cáo", 11, "center"),
    ("Tình trạng", 13, "center"),
]
EARLIER_COLUMNS = [("Kỳ trước", 9, "center"), ("So với kỳ trước", 10, "center")]
UNIT_COLUMNS = [
    ("TT", 5, "center"), ("Đơn vị, chỉ tiêu", 41.5, "left"), ("Đơn vị tính", 8, "center"), ("Tử số", 10, "center"),
    ("Mẫu số", 10, "center"), ("Kết quả", 11.3, "center"), ("Mục tiêu năm", 9.5, "center"),
    ("Tỷ lệ hoàn thành so với mục tiêu (%)", 11, "center"), ("Đánh giá", 10, "center"), ("Ghi chú", 18, "left"),
]
# As in the product: a longer sheet by unit is left out.
MOST_UNIT_ROWS = 20_000
CHART_COLUMNS = [
    ("TT", 5, "center"), ("Chỉ tiêu", 62, "left"), ("Mục tiêu", 11, "center"), ("Kết quả", 14, "center"),
    ("Đánh giá", 14, "center"), ("", 14, "center"), ("", 14, "center"),
]
METHOD_COLUMNS = [
    ("TT", 5, "center"), ("Chỉ tiêu", 36, "left"), ("Tử số hoặc nội dung tính", 28, "left"), ("Mẫu số", 28, "left"),
    ("Cách cộng", 19, "left"), ("Căn cứ", 20, "left"),
]


class Plan:
    def __init__(self, connection, period):
        self.period = period
        self.year, self.quarter = int(period[:4]), int(period[5])
        rows = lambda sql, *given: connection.execute(sql, given).fetchall()
        self.title = rows("SELECT title FROM plan")[0]["title"]
        self.units = {row["code"]: row for row in rows(
            "SELECT code, name, short_name, parent, role FROM unit JOIN unit_version ON unit = code ORDER BY position")}
        self.indicators = rows(
            "SELECT * FROM indicator JOIN indicator_version ON indicator = code ORDER BY position")
        self.sections = {row["code"]: row for row in rows("SELECT * FROM section")}
        self.targets = {row["indicator"]: float(row["value"]) for row in rows(
            "SELECT * FROM target WHERE scope = 'plan' ORDER BY from_period")}
        self.figures = {}
        before = f"{self.year - 1}Q4" if self.quarter == 1 else f"{self.year}Q1"
        for row in rows("SELECT * FROM current_observation WHERE period BETWEEN ? AND ?", before, period):
            self.figures[row["indicator"], row["unit"], row["period"]] = row
        self.corrected = {tuple(row) for row in rows(
            "SELECT DISTINCT indicator, unit, period FROM observation WHERE revision > 1")}

    def reporters(self, indicator):
        codes = json.loads(indicator["reporters"]) or [indicator["lead"]]
        out = []
        for code in codes:
            below = [unit for unit, row in self.units.items() if row["parent"] == code] \
                if code in self.units and self.units[code]["role"] == "group" else [code]
            out += below
        return out

    def previous(self):
        return f"{self.year - 1}Q4" if self.quarter == 1 else f"{self.year}Q{self.quarter - 1}"

    def quarters(self, indicator):
        first = 1 if indicator["over_quarters"] == "sum" else self.quarter
        return [f"{self.year}Q{quarter}" for quarter in range(first, self.quarter + 1)]


def number_of(figure, factor):
    if figure["kind"] == "ratio":
        numerator, denominator = float(figure["numerator"]), float(figure["denominator"])
        return factor * numerator / denominator if denominator else None
    return float(figure["value"]) if figure["kind"] == "value" else None


def roll(plan, indicator, quarters):
    factor = {"%": 100, "‰": 1000}.get(indicator["measure"], 1)
    numerator = denominator = value = 0.0
    found = 0
    for quarter in quarters:
        for unit in plan.reporters(indicator):
            figure = plan.figures.get((indicator["code"], unit, quarter))
            if figure is None or number_of(figure, factor) is None:
                continue
            found += 1
            if figure["kind"] == "ratio":
                numerator += float(figure["numerator"])
                denominator += float(figure["denominator"])
            else:
                value += float(figure["value"])
    if not found:
        return None, 0, 0
    return (factor * numerator / denominator if denominator else value), numerator, denominator


def fill(plan, path):
    book = Book(path)
    earlier = any(quarter == plan.previous() for _, _, quarter in plan.figures)
    annex_columns = ANNEX_COLUMNS[:8] + (EARLIER_COLUMNS if earlier else []) + ANNEX_COLUMNS[8:]
    width = len(annex_columns)
    annex = book.sheet("Phụ lục", annex_columns, f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU {plan.period}", 11)
    for row in range(1, 10):
        book.words(annex, row, width, plan.title if row == 7 else f"Dòng tiêu đề {row}")
    details = book.sheet(DETAILS, DETAIL_COLUMNS, f"SỐ LIỆU THEO ĐƠN VỊ {plan.period}", 4)
    details.freeze_panes(5, 0)
    at, entries, section = 5, [], None
    lacking = {}
    places = {}
    first_day = {}
    annex_row = 12
    for number, indicator in enumerate(plan.indicators, 1):
        code, factor = indicator["code"], {"%": 100, "‰": 1000}.get(indicator["measure"], 1)
        book.band(details, at, 12, f"{number}. {indicator['name']} ({indicator['measure']})")
        at += 1
        first, counted, reported = at, 0, 0
        reporters, quarters = plan.reporters(indicator), plan.quarters(indicator)
        missing = []
        for quarter in quarters:
            for unit in reporters:
                figure = plan.figures.get((code, unit, quarter))
                base = [whole(number), code, plan.units[unit]["name"], f"{'I' * int(quarter[5])}/{quarter[:4]}"]
                if quarter == plan.period:
                    lacking.setdefault(unit, []).append((number, code, figure is not None))
                if figure is None:
                    if quarter == plan.period:
                        missing.append(plan.units[unit]["name"])
                    book.row(details, at, DETAIL_COLUMNS, base + [None] * 7 + ["Chưa báo cáo"])
                    at += 1
                    continue
                reported += quarter == plan.period
                places.setdefault(unit, []).append((number, indicator, figure, at + 1))
                first_day.setdefault(unit, figure["at"])
                result = number_of(figure, factor)
                if figure["kind"] == "ratio":
                    numerator, denominator = float(figure["numerator"]), float(figure["denominator"])
                    formula = f"{factor}*E{at + 1}/F{at + 1}" if result is not None else None
                    cells = [(numerator, shown(numerator, 6), None), (denominator, shown(denominator, 6), None),
                             None if result is None else (result, shown(result, indicator["decimals"]), formula)]
                elif figure["kind"] == "value":
                    cells = [None, None, (result, shown(result, 6), None)]
                else:
                    cells = [None, None, STATES.get(figure["state"], "Không phát sinh")]
                counted += result is not None
                as_of = day_of(figure["as_of"]) if figure["as_of"] else day(plan.year, *ENDS[int(quarter[5])])
                note = "\n".join(filter(None, [
                    figure["document"], figure["note"],
                    "Đã điều chỉnh" if (code, unit, quarter) in plan.corrected else None]))
                book.row(details, at, DETAIL_COLUMNS, base + cells + [
                    as_of, figure["source"], figure["by"], day_of(figure["at"]), note or None])
                at += 1
        result, numerator, denominator = roll(plan, indicator, quarters)
        own, _, _ = roll(plan, indicator, [plan.period])
        columns = (f"'{DETAILS}'!{{0}}{first + 1}:{{0}}{at}").format
        local = (f"{{0}}{first + 1}:{{0}}{at}").format
        ratio = indicator["kind"] == "ratio"
        formula = f"{factor}*SUM({columns('E')})/SUM({columns('F')})" if ratio else f"ROUND(SUM({columns('G')}),6)"
        if counted and at - first > 1:
            total = f"{factor}*SUM({local('E')})/SUM({local('F')})" if ratio else f"ROUND(SUM({local('G')}),6)"
            sums = [(numerator, "#,##0", f"ROUND(SUM({local('E')}),6)"), (denominator, "#,##0", f"ROUND(SUM({local('F')}),6)")]
            book.row(details, at, DETAIL_COLUMNS, [whole(number), code, "Tổng cộng", None]
                     + (sums if ratio else [None, None]) + [(result, shown(result, indicator["decimals"]), total)], bold=True)
            at += 1
        if indicator["section"] != section:
            section = indicator["section"]
            book.band(annex, annex_row, width, plan.sections[section]["title"] if section else "")
            annex_row += 1
        target = plan.targets.get(code)
        milestone = indicator["kind"] == "milestone"
        percent = None if milestone or result is None or not target else 100 * result / target
        verdict = "Chưa có số liệu" if result is None else "Đạt" if percent is not None and percent >= 100 else "Đang thực hiện"
        lead = plan.units[indicator["lead"]]["name"] if indicator["lead"] else None
        was = roll(plan, indicator, [plan.previous()])[0] if earlier else None
        compared = [] if not earlier else [None, None] if was is None or own is None else [
            (was, shown(was, indicator["decimals"]), None),
            f"{'tăng' if own >= was else 'giảm'} {abs(own - was):.2f} điểm %".replace(".", ",")]
        book.row(annex, annex_row, annex_columns, [
            whole(number), indicator["name"], indicator["measure"],
            "Hoàn thành" if milestone else None if target is None else (target, '"≥ "#,##0', None),
            None if own is None else (own, shown(own, indicator["decimals"]), formula),
            None if result is None else (result, shown(result, indicator["decimals"]), formula),
            None if percent is None else (percent, shown(percent, 2), f"100*F{annex_row + 1}/D{annex_row + 1}"),
            verdict, *compared, lead, f"{reported}/{len(reporters)}",
            "Tạm tính, còn thiếu: " + ", ".join(missing[:5]) if missing else None])
        annex_row += 1
        entries.append((number, indicator, target, result, verdict, annex_row))
    details.autofilter(4, 0, at - 1, 11)
    details.print_area(0, 0, at - 1, 11)
    book.words(annex, annex_row, width, f"Tổng số {len(entries)} chỉ tiêu.", italic=True)
    book.words(annex, annex_row + 1, width, "Bản dự thảo, chưa phát hành", italic=True)
    annex.print_area(0, 0, annex_row + 2, width - 1)
    by_unit(book, plan, places)
    discipline(book, plan, lacking, first_day)
    charts(book, plan, entries, lacking)
    method(book, entries)
    book.book.close()
    return book.cells


def by_unit(book, plan, places):
    """Each unit's own figures, one row an indicator, as references to the sheet of figures."""
    if sum(len(rows) for rows in places.values()) > MOST_UNIT_ROWS:
        return
    sheet = book.sheet("Theo đơn vị", UNIT_COLUMNS, f"KẾT QUẢ CỦA TỪNG ĐƠN VỊ {plan.period}", 4)
    sheet.freeze_panes(5, 0)
    at = 5
    for unit in (unit for unit in plan.units if unit in places):
        book.row(sheet, at, UNIT_COLUMNS, [None, plan.units[unit]["name"]], bold=True, bg_color="#EDEDED")
        at += 1
        for number, indicator, figure, row in places[unit]:
            if figure["period"] != plan.period:
                continue
            factor = {"%": 100, "‰": 1000}.get(indicator["measure"], 1)
            result, target = number_of(figure, factor), plan.targets.get(indicator["code"])
            ratio = figure["kind"] == "ratio"
            cell = lambda column: f"'{DETAILS}'!{column}{row}"
            parts = [(float(figure[part]), "#,##0", cell(column)) if ratio else None
                     for part, column in (("numerator", "E"), ("denominator", "F"))]
            percent = None if result is None or not target else 100 * result / target
            book.row(sheet, at, UNIT_COLUMNS, [
                whole(number), indicator["name"], indicator["measure"], *parts,
                None if result is None else (result, shown(result, indicator["decimals"]), cell("G")),
                None if target is None else (target, '"≥ "#,##0', None),
                None if percent is None else (percent, shown(percent, 2), f"100*F{at + 1}/G{at + 1}"),
                "Đạt" if percent is not None and percent >= 100 else "Đang thực hiện", figure["note"]])
            at += 1
    sheet.print_area(0, 0, at - 1, len(UNIT_COLUMNS) - 1)


def discipline(book, plan, lacking, first_day):
    sheet = book.sheet("Tình hình báo cáo", DISCIPLINE_COLUMNS, "TÌNH HÌNH CHẤP HÀNH CHẾ ĐỘ BÁO CÁO", 4)
    due = day(plan.year, ENDS[plan.quarter][0], 15)
    for index, unit in enumerate((unit for unit in plan.units if unit in lacking), 1):
        required = lacking[unit]
        missing = [f"{number} ({code})" for number, code, there in required if not there]
        came = first_day.get(unit)
        book.row(sheet, 4 + index, DISCIPLINE_COLUMNS, [
            whole(index), plan.units[unit]["name"], whole(len(required)), whole(len(required) - len(missing)),
            whole(len(missing)), ", ".join(missing) or None, day_of(came) if came else None,
            day_of(came) if came and not missing else None, due, "Còn thiếu" if missing else "Đúng hạn"])
    sheet.print_area(0, 0, 4 + len(lacking), 9)


def charts(book, plan, entries, lacking):
    sheet = book.sheet("Biểu đồ", CHART_COLUMNS, "BIỂU ĐỒ KẾT QUẢ CÁC CHỈ TIÊU", 4)
    row = 5
    compared = [entry for entry in entries if entry[1]["measure"] == "%" and entry[1]["kind"] != "milestone" and entry[2]]
    for number, indicator, target, result, verdict, at in compared:
        book.row(sheet, row, CHART_COLUMNS[:5], [
            whole(number), indicator["name"], (target, '"≥ "#,##0', f"'Phụ lục'!D{at}"),
            None if result is None else (result, shown(result, indicator["decimals"]), f"'Phụ lục'!F{at}"), verdict])
        row += 1
    chart = book.book.add_chart({"type": "column"})
    chart.add_series({"name": ["Biểu đồ", 4, 3], "categories": ["Biểu đồ", 5, 0, row - 1, 0],
                      "values": ["Biểu đồ", 5, 3, row - 1, 3], "data_labels": {"value": True}})
    line = book.book.add_chart({"type": "line"})
    line.add_series({"name": ["Biểu đồ", 4, 2], "categories": ["Biểu đồ", 5, 0, row - 1, 0],
                     "values": ["Biểu đồ", 5, 2, row - 1, 2], "marker": {"type": "long_dash"}})
    chart.combine(line)
    chart.set_title({"name": "Kết quả so với mục tiêu"})
    sheet.insert_chart(row + 2, 0, chart)
    row += 24
    if plan.quarter > 1:
        for index, (number, indicator, target, *_) in enumerate(entries):
            points = [roll(plan, indicator, [f"{plan.year}Q{quarter}"])[0] for quarter in range(1, plan.quarter + 1)]
            if sum(point is not None for point in points) < 2:
                continue
            for label, values in (("Kết quả", points), ("Mục tiêu", [target] * len(points))):
                book.row(sheet, row, CHART_COLUMNS[:3 + len(points)], [whole(number), indicator["name"], label] + [
                    None if value is None else (value, shown(value, 2), None) for value in values])
                row += 1
            trend = book.book.add_chart({"type": "line"})
            for at in (row - 2, row - 1):
                trend.add_series({"name": ["Biểu đồ", at, 2], "categories": ["Biểu đồ", 4, 3, 4, 2 + len(points)],
                                  "values": ["Biểu đồ", at, 3, at, 2 + len(points)], "marker": {"type": "circle"}})
            trend.set_title({"name": f"{number}. {indicator['name'][:165]}"})
            sheet.insert_chart(row + 60 + index // 2 * 10, index % 2 * 2, trend)
    if len(lacking) <= 110:
        bars = book.book.add_chart({"type": "bar", "subtype": "stacked"})
        for column in (3, 4):
            bars.add_series({"name": ["Tình hình báo cáo", 4, column],
                             "categories": ["Tình hình báo cáo", 5, 1, 4 + len(lacking), 1],
                             "values": ["Tình hình báo cáo", 5, column, 4 + len(lacking), column]})
        bars.set_title({"name": "Số chỉ tiêu đã báo cáo, còn thiếu theo đơn vị"})
        sheet.insert_chart(row + 200, 0, bars)


def method(book, entries):
    sheet = book.sheet("Ghi chú cách tính", METHOD_COLUMNS, "GHI CHÚ CÁCH TÍNH", 24)
    for row in range(1, 23):
        book.words(sheet, row, 6, f"- Câu {row} của phần ghi chú cách tính: tổng tử số chia tổng mẫu số, làm tròn khi hiện.")
    for row, (number, indicator, *_) in enumerate(entries, 25):
        book.row(sheet, row, METHOD_COLUMNS, [
            whole(number), indicator["name"], indicator["numerator"], indicator["denominator"],
            "Cộng các đơn vị", indicator["basis"]])


def peak_bytes():
    try:
        with open("/proc/self/status", encoding="latin-1") as status:
            return int(re.search(r"^VmHWM:\s*(\d+) kB$", status.read(), re.M)[1]) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    path, period, workbook = sys.argv[1:]
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    print(fill(Plan(connection, period), workbook))
    if "BENCH_PEAK" in os.environ:
        with open(os.environ["BENCH_PEAK"], "w", encoding="ascii") as out:
            out.write(str(peak_bytes()))


main()
