/** The open cases of the group csv, each with the bytes that it tells of. */
import { expect, test } from 'vitest';
import {
  countsOf,
  csvOf,
  faultsOf,
  figuresOf,
  historyOf,
  imported,
  inStore,
  leavingAllAsItWas,
  notesOf,
  put,
  refusing,
  revisionCount,
  taking,
} from '../support/import-office.ts';
import { officeOfCases } from '../support/run-cli.ts';
import { utf16 } from '../support/xlsx-parts.ts';

const GOOD = csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;', 'T03;CT01;2025;1;100;');

test('C020 semicolon file with decimal commas', async () => {
  const office = await officeOfCases();
  await taking(office, 'C020.csv', csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;'), 2);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90']);
});

test('C022 mark at the start plus quoted first heading', async () => {
  const office = await officeOfCases();
  const heading = '\ufeff"Mã đơn vị";"Mã chỉ tiêu";"Năm";"Quý";"Giá trị";"Ghi chú"';
  const { file } = await taking(office, 'C022.csv', `${heading}\r\nT01;CT01;2025;1;"85,5";\r\n`, 1);
  expect(file.warnings).toEqual([]);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5']);
});

test('C024 UTF-16 without its mark is read and said so', async () => {
  const office = await officeOfCases();
  const text = csvOf('T01;CT01;2025;1;85,5;Thôn Đông Hòa');
  await taking(office, 'C024.csv', utf16(text, 'le', false), 1);
  expect((await office.done('import', 'C024.csv')).stdout).toContain('bảng mã utf-16le');
  const [row] = await historyOf(office, 'CT01');
  expect([row?.figure, row?.note]).toEqual(['85.5', 'Thôn Đông Hòa']);
});

test('C026 letters already lost to question marks', async () => {
  const office = await officeOfCases();
  const bytes = Buffer.from(
    'T\xean ??n v?;M\xe3 ch? ti\xeau;N?m;Qu\xfd;Gi\xe1 tr?;Ghi ch\xfa\r\n' +
      'Th\xf4n ??ng Ti?n;CT01;2025;1;88,25;H? th?ng m?i\r\n',
    'latin1',
  );
  const { file } = await refusing(office, 'C026.csv', bytes, 'E330 1 null null');
  expect(file.errors[0]?.message).toContain('không phải văn bản UTF-8');
  expect(file.errors[0]?.fix).toContain('CSV UTF-8');
});

test('C029 bare CR line ends', async () => {
  const office = await officeOfCases();
  const text = csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;').replaceAll('\r\n', '\r');
  await taking(office, 'C029.csv', text, 2);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90']);
});

test('C031 short and long rows: missing is no zero, blank surplus is none, other surplus is refused', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT01;2025;1', 'T02;CT01;2025;1;90;;;;', 'T03;CT01;2025;1;70;ghi chú;thừa'];
  const { file } = await refusing(office, 'C031.csv', csvOf(...rows), 'E340 4 G4 "thừa"');
  expect(notesOf(file)).toEqual(['value_blank 2']);
  await taking(office, 'C031.csv', csvOf(...rows.slice(0, 2)), 1);
  expect(await figuresOf(office, 'CT01')).toEqual(['T02 2025Q1 90']);
});

test('C034 same unit, indicator and quarter twice: the conflict names both lines, the equal pair passes once', async () => {
  const office = await officeOfCases();
  const rows = [
    'T01;CT01;2025;1;85,5;',
    'T02;CT01;2025;1;90;',
    'T01;CT01;2025;1;58,5;',
    'T02;CT01;2025;1;90;',
  ];
  const { file } = await refusing(office, 'C034.csv', csvOf(...rows), 'E341 4 E4 "58,5"');
  expect(file.errors[0]?.message).toContain('dòng 2 (85,5) và dòng 4 (58,5)');
  const equal = await taking(office, 'C034.csv', csvOf(...rows.slice(1, 2), ...rows.slice(3)), 1);
  expect(notesOf(equal.file)).toEqual(['same_twice 3 E3']);
  expect(await figuresOf(office, 'CT01')).toEqual(['T02 2025Q1 90']);
});

test('C034 the order of the rows decides nothing', async () => {
  const office = await officeOfCases();
  const rows = ['T01;CT01;2025;1;58,5;', 'T01;CT01;2025;1;85,5;'];
  const { file } = await refusing(office, 'C034.csv', csvOf(...rows), 'E341 3 E3 "85,5"');
  expect(file.errors[0]?.message).toContain('dòng 2 (58,5) và dòng 3 (85,5)');
});

test('C035 an empty file and one of headings alone are refused and wipe nothing', async () => {
  const office = await officeOfCases();
  await taking(office, 'C038.csv', GOOD, 3);
  const empty = await refusing(office, 'C035a.csv', '', 'E326 null null null');
  expect(empty.file.errors[0]?.message).toBe('C035a.csv là tệp rỗng.');
  const heading = await refusing(office, 'C035b.csv', csvOf(), 'E334 null null null');
  expect(heading.file.errors[0]?.message).toContain('không có dòng số liệu nào');
  await refusing(office, 'blanks.csv', csvOf(';;;;;', '', '  ;;'), 'E334 null null null');
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100']);
});

test('C038 same file twice: 0 new, 0 changed, no second revision, and it says so', async () => {
  const office = await officeOfCases();
  await taking(office, 'C038.csv', GOOD, 3);
  await leavingAllAsItWas(office, async () => {
    const { code, file, result } = await imported(office, 'C038.csv');
    expect([code, countsOf(file), result.written]).toEqual([
      0,
      'new 0, changed 0, same 3, skipped 0, errors 0',
      false,
    ]);
    expect((await office.done('import', 'C038.csv')).stdout).toContain('C038.csv: không có gì thay đổi');
  });
  expect(revisionCount(office)).toBe(3);
  expect(inStore(office, (store) => store.files().length)).toBe(1);
});

test('C040 value changed by a second file: announced, refused without a yes, the old one stays in the history', async () => {
  const office = await officeOfCases();
  await taking(office, 'C038.csv', GOOD, 3);
  put(office, 'C040.csv', GOOD.replace('85,5', '88'));
  await leavingAllAsItWas(office, async () => {
    const { code, file } = await imported(office, 'C040.csv');
    expect([code, faultsOf(file)]).toEqual([3, ['E314 2 E2 "88"']]);
    expect(file.errors[0]?.message).toMatch(/85,5.*88/u);
    expect(file.changes.map(({ old, new: fresh }) => `${old.figure} -> ${fresh.figure}`)).toEqual([
      '85.5 -> 88',
    ]);
  });
  const agreed = await office.kpi('import', 'C040.csv', '--yes');
  expect([agreed.code, agreed.stdout.includes('CT01 · T01 · quý I/2025: 85,5% → 88%')]).toEqual([0, true]);
  expect(
    (await historyOf(office, 'CT01')).map(({ unit, figure, state }) => `${unit} ${figure} ${state}`),
  ).toEqual(['T01 85.5 superseded', 'T01 88 current', 'T02 90 current', 'T03 100 current']);
  expect(revisionCount(office)).toBe(4);
});

test('C040 in two files of one command the second meets what the first writes', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', GOOD);
  put(office, 'b.csv', GOOD.replace('85,5', '88'));
  const { code, result } = await imported(office, 'a.csv', 'b.csv');
  expect([code, result.files.map(countsOf)]).toEqual([
    3,
    ['new 3, changed 0, same 0, skipped 0, errors 0', 'new 0, changed 1, same 2, skipped 0, errors 1'],
  ]);
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100']);
});

test('C040 what a refused file holds is not there for the next one', async () => {
  const office = await officeOfCases();
  await taking(office, 'C038.csv', GOOD, 3);
  put(office, 'a.csv', csvOf('T01;CT01;2025;1;88;', 'T04;CT01;2025;1;70;'));
  put(office, 'b.csv', csvOf('T04;CT01;2025;1;70;'));
  const { code, result } = await imported(office, 'a.csv', 'b.csv');
  expect([code, result.files.map(countsOf)]).toEqual([
    3,
    ['new 1, changed 1, same 0, skipped 0, errors 1', 'new 1, changed 0, same 0, skipped 0, errors 0'],
  ]);
  expect(await figuresOf(office, 'CT01')).toContain('T04 2025Q1 70');
});
