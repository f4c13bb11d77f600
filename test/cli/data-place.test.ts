/** Where the data file lies: names in every Unicode form, links, network folders, rights (issue 6). */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { officeOfCases, Office } from '../support/run-cli.ts';

const NFC = 'Số liệu Đông Hòa.db'.normalize('NFC');
const NFD = NFC.normalize('NFD');

test.each([
  ['NFC', 'NFD', NFC, NFD],
  ['NFD', 'NFC', NFD, NFC],
])(
  'a data file named in %s is found when it is typed in %s, by --db and KPI_DB',
  async (_, __, named, typed) => {
    const office = new Office({ now: '2026-09-16T09:00:00+07:00' });
    mkdirSync(office.path(`thư mục của xã`.normalize(named === NFC ? 'NFC' : 'NFD')));
    const folder = 'thư mục của xã'.normalize(named === NFC ? 'NFC' : 'NFD');
    await office.done('init', '--db', join(folder, named));
    const other = join(folder.normalize(typed === NFC ? 'NFC' : 'NFD'), typed);
    await office.done('record', 'dvc', 'pvhcc', '412/530', '--db', other);
    const at = await office.at({ env: { KPI_DB: other } }, 'history', 'dvc', '--json');
    expect(at.json()).toHaveLength(1);
    // Nor does it become two files that look the same.
    expect((await office.kpi('init', '--db', other)).code).toBe(3);
    expect(readdirSync(office.path(folder))).toEqual([named]);
  },
);

test('through a symbolic link: written, backed up beside the real file, and the link stays', async () => {
  const office = await officeOfCases();
  mkdirSync(office.path('bàn làm việc'));
  const link = office.path('bàn làm việc/kpi.db');
  symlinkSync(office.path('kpi.db'), link);
  await office.done('record', 'CT03', 'T01', '5', '--db', link);
  await office.done('backup', '--db', link);
  expect(readdirSync(office.path('bàn làm việc'))).toEqual(['kpi.db']);
  expect(readdirSync(office.folder).sort()).toEqual(['bàn làm việc', 'kpi.db', 'kpi.db-backups']);
  expect((await office.done('history', 'CT03', '--json')).json()).toHaveLength(1);
});

test.each([
  ['vi', 'Cảnh báo: ', 'thư mục mạng (SMB)'],
  ['en', 'Warning: ', 'network folder (SMB)'],
])('in a network folder every write warns once, and reading does not (%s)', async (lang, warning, words) => {
  const office = await officeOfCases();
  const network = (): string => 'SMB';
  const written = await office.at({ network }, 'record', 'CT03', 'T01', '5', '--lang', lang);
  expect(written.code).toBe(0);
  expect(written.stderr.split(warning)).toHaveLength(2);
  expect(written.stderr).toContain(words);
  expect((await office.at({ network }, 'history', 'CT03')).stderr).not.toContain('SMB');
  const doctor = await office.at({ network }, 'doctor', '--lang', lang);
  expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringContaining('SMB')]);
  expect((await office.at({ network }, 'doctor', '--json')).json()).toMatchObject({
    place: { network: 'SMB' },
    health: { journalMode: 'delete' },
  });
});

test('doctor tells who may read the file, and of its backups', async () => {
  const before = process.umask(0o022);
  onTestFinished(() => {
    process.umask(before);
  });
  const office = await officeOfCases();
  expect(statSync(office.path('kpi.db')).mode & 0o777).toBe(0o600);
  expect((await office.done('doctor', '--lang', 'en')).stdout).toContain('its owner only');
  expect((await office.done('doctor', '--lang', 'en')).stdout).toContain('none yet');
  chmodSync(office.path('kpi.db'), 0o644);
  await office.done('backup');
  expect((await office.done('doctor', '--json')).json()).toMatchObject({
    place: {
      readableByOthers: true,
      backups: { folder: office.path('kpi.db-backups'), count: 1, newest: '20250402-090000' },
    },
  });
  const said = await office.done('doctor', '--lang', 'en');
  expect(said.stdout).toContain('chmod 600');
  expect(said.stdout).toContain('02/04/2025 09:00');
});

test('import and close begin with a backup, a dry run and a file that changes nothing do not', async () => {
  const office = await officeOfCases();
  writeFileSync(office.path('a.csv'), 'unit;indicator;period;value\nT01;CT03;2025Q1;5\n');
  const kept = async (): Promise<unknown> => (await office.done('backup', '--list', '--json')).json();
  await office.done('import', 'a.csv', '--dry-run');
  expect(readdirSync(office.folder).sort()).toEqual(['a.csv', 'kpi.db']);
  writeFileSync(office.path('kpi.db-backups'), 'in its way');
  const refused = await office.kpi('import', 'a.csv');
  expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('E507')]);
  expect((await office.done('history', 'CT03', '--json')).json()).toEqual([]);
  rmSync(office.path('kpi.db-backups'));
  await office.done('import', 'a.csv');
  await office.done('import', 'a.csv');
  expect(await kept()).toMatchObject({ backups: [{ reason: 'import', last: { seq: 1 }, sound: true }] });
  await office.done('close', 'q1', '--yes');
  expect(await kept()).toMatchObject({
    backups: [{ reason: 'import' }, { reason: 'close', sound: true, fault: null }],
  });
});

test.each(['kpi.db', 'kpi.db-journal'])(
  'what is written out never lies over %s, even with --force',
  async (name) => {
    const office = await officeOfCases();
    writeFileSync(office.path('b.csv'), 'Mã đơn vị,Mã chỉ tiêu,Năm,Quý,Giá trị\nT01,CT03,2025,1,1O5\n');
    const before = readFileSync(office.path('kpi.db'));
    const { stderr } = await office.kpi('import', 'b.csv', '--errors', name, '--force');
    expect(stderr).toContain('E220');
    expect(readFileSync(office.path('kpi.db'))).toEqual(before);
    expect(readdirSync(office.folder).sort()).toEqual(['b.csv', 'kpi.db']);
  },
);
