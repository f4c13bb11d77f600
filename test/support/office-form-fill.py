"""Fills every form of a folder as a unit would, and prints what it typed.

usage: office-form-fill.py FOLDER_OF_FORMS FOLDER_FOR_FILLED
"""
import glob
import json
import os
import sys

import openpyxl

TASK_STATES = ["Hoàn thành", "Đang thực hiện", "Chưa triển khai", "Tạm dừng"]
MILESTONES = ["Xong", "Đang thực hiện", "Chưa triển khai"]
# A fraction to the sixth decimal, one that is typed as text the way people write it here, a whole number.
VALUES = [12.345678, "17,25", 100]
NO_CASES = "Không phát sinh"


def pair_of(unit, index, last):
    """Zero of some, a place without cases, the longest whole numbers there may be, and plain ones."""
    if index == 0:
        return 0, 7 + unit
    if index == last:
        return None
    if unit == 0 and index == 1:
        return 123456789012345, 999999999999999
    if unit % 2 == 1 and index == 2:
        return 0, 0
    numerator = 1000 * unit + 37 * index + 5
    return numerator, numerator + (unit + index) % 7


class Form:
    def __init__(self, path, number):
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["Báo cáo"]
        self.number = number
        self.rows = {row[0].value: row[0].row for row in self.sheet.iter_rows(max_col=1) if row[0].value}
        merged = {str(area) for area in self.sheet.merged_cells.ranges}
        self.joined = lambda row: f"G{row}:H{row}" in merged

    def put(self, address, value):
        assert not self.sheet[address].protection.locked, address
        self.sheet[address] = value
        return value

    def open(self, address):
        return not self.sheet[address].protection.locked

    def indicators(self):
        rows = [(key[2:], row) for key, row in self.rows.items() if key.startswith("I:")]
        pairs = [row for _, row in rows if self.open(f"G{row}") and not self.joined(row)]
        return {code: self.indicator(code, row, pairs, index) for index, (code, row) in enumerate(rows)}

    def indicator(self, code, row, pairs, index):
        typed = {
            "note": self.put(f"K{row}", f"{code}: “ước tính” & <chưa chốt>\ndòng {row}"),
            "source": self.put(f"L{row}", f"Sổ theo dõi số {row}/2026"),
        }
        if row in pairs:
            pair = pair_of(self.number, pairs.index(row), len(pairs) - 1)
            if pair is None:
                self.put(f"J{row}", NO_CASES)
                return {**typed, "kind": "no_cases"}
            self.put(f"G{row}", pair[0])
            self.put(f"H{row}", pair[1])
            return {**typed, "kind": "pair", "numerator": str(pair[0]), "denominator": str(pair[1])}
        if self.joined(row):
            return {
                **typed,
                "kind": "milestone",
                "state": self.put(f"I{row}", MILESTONES[(self.number + index) % 3]),
                "document": self.put(f"G{row}", f"{row}/QĐ-UBND"),
            }
        value = self.put(f"I{row}", VALUES[(self.number + index) % 3])
        return {**typed, "kind": "value", "value": str(value).replace(",", ".")}

    def tasks(self):
        rows = [(key[2:], row) for key, row in self.rows.items() if key.startswith("T:")]
        return {
            code: {
                "state": self.put(f"G{row}", TASK_STATES[(self.number + index) % 4]),
                "result": self.put(f"I{row}", f"Đã làm xong {row} việc; còn lại {index}\n- chờ kinh phí"),
            }
            for index, (code, row) in enumerate(rows)
        }

    def remarks(self):
        return {
            "difficulty": self.put(f"B{self.rows['R:difficulty']}", f"- Thiếu {self.number + 2} máy quét\n- Mạng chậm"),
            "proposal": self.put(f"B{self.rows['R:proposal']}", f"Cấp thêm {self.number + 2} máy quét & tập huấn"),
        }

    def sign(self):
        end = self.rows["H:end"]
        self.put(f"F{end}", "Liên Minh, ngày 15 tháng 9 năm 2026")
        self.put(f"B{end + 3}", "Nguyễn Thị Lan")


def main(forms, filled):
    os.makedirs(filled)
    typed = {}
    for number, path in enumerate(sorted(glob.glob(os.path.join(forms, "*.xlsx")))):
        form = Form(path, number)
        name = os.path.basename(path)
        typed[name] = {"indicators": form.indicators(), "tasks": form.tasks(), "remarks": form.remarks()}
        form.sign()
        form.book.save(os.path.join(filled, name))
    print(json.dumps(typed))


main(*sys.argv[1:])
