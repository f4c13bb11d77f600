/** Indicators that follow from ticks and steps (issue 5, shown when 2). */
import { writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { fillIn, filledForm } from '../support/import-forms.ts';
import { openFor } from '../support/data-file.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { central, rowOf } from '../support/task-office.ts';

describe('nhiem-vu-tw', () => {
  it('follows from the ticks of tasks due by the cut-off; none due is «Không phát sinh»', async () => {
    const office = await officeOf2026();
    await central(office, 'A', 'Trước 10/9/2026');
    await central(office, 'B', 'Hằng tháng', '--from', '1/7/2026');
    expect(await rowOf(office, 'nhiem-vu-tw', 'q1')).toEqual([null, null, 'no_cases']);
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['0', '3', 'in_progress']);
    const ticked = await office.done('task', 'tick', 'A', '--on', '9/9/2026');
    expect(ticked.stdout).toContain(
      'chưa báo cáo trên theodoinq.dcs.vn → đã báo cáo trên theodoinq.dcs.vn ngày',
    );
    expect(ticked.stdout).toContain('nhiem-vu-tw, quý III/2026: 1/3 = 33,33%');
    await office.done('task', 'tick', 'B', '--ky', 'tháng 7', '--ngay', '31/7/2026');
    await office.done('nhiem-vu', 'da-bao-cao', 'B', '--period', '8', '--on', '1/9/2026');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['2', '3', 'in_progress']);
    expect((await office.done('status', '--period', 'q1')).stdout).toContain('Không phát sinh');
    const { stdout } = await office.done('task', 'list', '--source', 'TW');
    expect(stdout).toContain('đã báo cáo trên theodoinq.dcs.vn ngày 09/09/2026');
  });

  it('a tick is moved or taken back with a reason; the same again changes nothing', async () => {
    const office = await officeOf2026();
    await central(office, 'A', '10/9/2026');
    await office.done('task', 'tick', 'A', '--on', '9/9/2026');
    expect((await office.done('task', 'tick', 'A', '--on', '9/9/2026')).stdout).toContain(
      'Không có gì thay đổi',
    );
    expect((await office.kpi('task', 'tick', 'A', '--on', '11/9/2026')).code).toBe(3);
    expect((await office.kpi('task', 'tick', 'A', '--cancel')).code).toBe(2);
    expect((await office.kpi('task', 'tick', 'A', '--on', '17/9/2026')).code).toBe(2);
    await office.done('task', 'tick', 'A', '--on', '11/9/2026', '--reason', 'nhầm ngày');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['0', '1', 'in_progress']);
    await office.done('task', 'tick', 'A', '--cancel', '--reason', 'ghi nhầm nhiệm vụ');
    expect((await office.done('task', 'list', '--source', 'TW')).stdout).toContain('chưa báo cáo trên');
  });

  it('explain says that it is computed, from which tasks, and in JSON as well', async () => {
    const office = await officeOf2026();
    await central(office, 'A', '1/9/2026');
    await central(office, 'B', '2/9/2026');
    await office.done('task', 'tick', 'A', '--on', '1/9/2026');
    const { stdout } = await office.done('explain', 'nhiem-vu-tw');
    for (const words of ['(tự tính)', 'Tự tính từ nhiệm vụ', 'Báo cáo đúng hạn: A', 'quá hạn: B'])
      expect(stdout).toContain(words);
    expect((await office.done('explain', 'nhiem-vu-tw', '--json')).json()).toMatchObject({
      figures: [{ by: null, at: null, computed: { from: 'ticks', met: ['A'], unmet: ['B'] } }],
    });
    expect((await office.done('explain', 'nhiem-vu-tw', '--lang', 'en')).stdout).toContain('(computed)');
  });
});

describe('what is computed', () => {
  async function computed(): Promise<Office> {
    const office = await officeOf2026();
    await central(office, 'A', '1/9/2026');
    return office;
  }

  it('is typed over with a reason only, and comes back when that is retracted', async () => {
    const office = await computed();
    for (const words of [[], ['--yes']])
      expect((await office.kpi('record', 'nhiem-vu-tw', 'VHXH', '5/5', ...words)).code).toBe(3);
    await office.done('record', 'nhiem-vu-tw', 'VHXH', '5/5', '--reason', 'theo báo cáo của Văn phòng');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['5', '5', 'met']);
    await office.done('task', 'tick', 'A', '--on', '1/9/2026');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['5', '5', 'met']);
    await office.done('retract', 'nhiem-vu-tw', 'VHXH', '--reason', 'nhầm');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['1', '1', 'met']);
    const { stderr, code } = await office.kpi('retract', 'nhiem-vu-tw', 'VHXH', '--reason', 'nhầm');
    expect([code, stderr]).toEqual([3, expect.stringContaining('tự tính từ nhiệm vụ')]);
    expect(openFor(office.path('kpi.db'), 'read').health().brokenLedgerEntry).toBeNull();
  });

  it('under a typed figure is told beside it, with the reason', async () => {
    const office = await computed();
    await office.done('record', 'nhiem-vu-tw', 'VHXH', '5/5', '--reason', 'theo báo cáo của Văn phòng');
    const { stdout } = await office.done('explain', 'nhiem-vu-tw');
    for (const words of [
      'Lý do: theo báo cáo của Văn phòng',
      'Số tự tính từ nhiệm vụ: 0/1',
      'Chưa báo cáo hoặc quá hạn: A',
    ])
      expect(stdout).toContain(words);
    expect((await office.done('explain', 'nhiem-vu-tw', '--json')).json()).toMatchObject({
      numerator: '5',
      figures: [
        {
          numerator: '5',
          reason: 'theo báo cáo của Văn phòng',
          over: { numerator: '0', denominator: '1', computed: { met: [], unmet: ['A'] } },
        },
      ],
    });
    const { stdout: english } = await office.done('explain', 'nhiem-vu-tw', '--lang', 'en');
    expect(english).toContain('What follows from the tasks: 0/1');
  });

  it('is typed once more as it is: nothing is written', async () => {
    const office = await computed();
    const { stdout } = await office.done('record', 'nhiem-vu-tw', 'VHXH', '0/1');
    expect(stdout).toMatch(/[Kk]hông thay đổi/u);
    expect((await office.done('history', 'nhiem-vu-tw', '--json')).json()).toEqual([]);
  });

  it('stands against an imported figure, also where one was retracted before', async () => {
    const office = await computed();
    await office.done('record', 'nhiem-vu-tw', 'VHXH', '4/5', '--reason', 'thử');
    await office.done('retract', 'nhiem-vu-tw', 'VHXH', '--reason', 'nhầm');
    writeFileSync(
      office.path('a.csv'),
      'unit;indicator;period;numerator;denominator\nVHXH;nhiem-vu-tw;2026Q3;5;5\n',
    );
    expect((await office.kpi('import', 'a.csv', '--yes')).stdout).toContain('E373');
    await office.done('import', 'a.csv', '--reason', 'số chính thức');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['5', '5', 'met']);
    expect((await office.done('history', 'nhiem-vu-tw', '--json')).json()).toMatchObject([
      { state: 'retracted' },
      { state: 'current', numerator: '5' },
    ]);
  });

  it('is asked of no unit: neither missing nor in its form', async () => {
    const office = await computed();
    const missing = (await office.done('missing', '--json')).stdout;
    expect(missing).toContain('van-ban-the-che');
    expect(missing).not.toContain('nhiem-vu-tw');
    const made = (await office.done('form', 'VHXH', '--json')).stdout;
    expect(made).not.toContain('nhiem-vu-tw');
  });

  it('a form from before: its blank row erases nothing, another figure in it needs a reason', async () => {
    const office = await officeOf2026();
    // The form still asks, as no task was entered when it was made.
    const name = await filledForm(office, 'VHXH', '2026Q3', {
      'I:quan-tri-du-lieu G': 5,
      'I:quan-tri-du-lieu H': 10,
    });
    await central(office, 'A', '1/9/2026');
    await office.done('import', name, '--received', '15/9/2026');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['0', '1', 'in_progress']);
    expect(await rowOf(office, 'quan-tri-du-lieu')).toEqual(['5', '10', 'met']);

    await fillIn(office, name, { 'I:nhiem-vu-tw G': 3, 'I:nhiem-vu-tw H': 3 });
    const refused = await office.kpi('import', name, '--yes', '--json');
    expect(refused.code).toBe(3);
    const { files, written } = refused.json() as {
      files: { errors: { code: string; cell: string | null; message: string }[] }[];
      written: boolean;
    };
    expect(written).toBe(false);
    expect(files[0]?.errors).toEqual([
      expect.objectContaining({ code: 'E373', cell: expect.stringMatching(/^Báo cáo!G\d+$/u) as string }),
    ]);
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['0', '1', 'in_progress']);
    await office.done('import', name, '--reason', 'theo sổ của Văn phòng Đảng ủy');
    expect(await rowOf(office, 'nhiem-vu-tw')).toEqual(['3', '3', 'met']);
  });

  it('stands in the workbook as what it is', async () => {
    const office = await computed();
    await office.done('record', 'phu-song-5g', 'VHXH', '63,5', '--period', 'q3');
    await office.done('report', '--period', 'q3', '--out', 'q3.xlsx');
    const seen = (await office.done('inspect', 'q3.xlsx', '--json')).stdout;
    expect(seen).toContain('Tự tính từ nhiệm vụ');
  });
});

test('a unit is not asked about a task that was dropped', async () => {
  const office = await officeOf2026();
  await central(office, 'A', '1/9/2026');
  const asked = async (): Promise<string> => {
    const { stdout } = await office.done('form', 'VHXH', '--json', '--force');
    return stdout;
  };
  expect(await asked()).toContain('"A"');
  await office.done('task', 'drop', 'A', '--reason', 'Trung ương bỏ');
  expect(await asked()).not.toContain('"A"');
});

describe('nhiem-vu-khcn', () => {
  async function science(): Promise<Office> {
    const office = await officeOf2026();
    await office.done(
      ...[
        'task',
        'add',
        'KH1',
        '--content',
        'Đề tài giống lúa',
        '--kind',
        'khcn',
        '--lead',
        'KT',
        '--from',
        '1/3/2026',
      ],
    );
    return office;
  }

  it('follows from the steps: each recorded by its planned day', async () => {
    const office = await science();
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual(['0', '1', 'in_progress']);
    const { stdout } = await office.done(
      ...[
        'task',
        'step',
        'KH1',
        'dat-hang',
        '--planned',
        '1/4/2026',
        '--on',
        '30/3/2026',
        '--document',
        '12/QĐ-UBND',
      ],
    );
    expect(stdout).toContain('Đặt hàng, xét tài trợ: dự kiến 01/04/2026, thực tế 30/03/2026, 12/QĐ-UBND');
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual(['1', '1', 'met']);
    await office.done('task', 'step', 'KH1', 'Hợp đồng', '--du-kien', '1/9/2026');
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual(['0', '1', 'in_progress']);
    expect((await office.kpi('task', 'step', 'KH1', 'contract', '--planned', '1/10/2026')).code).toBe(3);
    await office.done('task', 'step', 'KH1', 'contract', '--on', '1/9/2026');
    await office.done('task', 'step', 'KH1', 'giai-ngan-2', '--planned', '1/12/2026');
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual(['1', '1', 'met']);
    const shown = (await office.done('task', 'show', 'KH1')).stdout;
    expect(shown).toMatch(/Vòng đời:[\s\S]*Đặt hàng[\s\S]*Ký hợp đồng[\s\S]*Giải ngân \(đợt 2\)/u);
    expect((await office.done('explain', 'nhiem-vu-khcn')).stdout).toContain('Cập nhật đủ, kịp thời: KH1');
  });

  it('a unit without such a task has no cases; with the only task dropped nobody has', async () => {
    const office = await science();
    await office.done('task', 'step', 'KH1', 'dat-hang', '--on', '30/3/2026');
    expect((await office.done('explain', 'nhiem-vu-khcn', 'VHXH', '--json')).json()).toMatchObject({
      verdict: 'no_cases',
    });
    await office.done('task', 'drop', 'KH1', '--reason', 'hết kinh phí', '--on', '1/9/2026');
    expect(await rowOf(office, 'nhiem-vu-khcn')).toEqual([null, null, 'no_cases']);
  });

  it.each([
    [['step', 'KH1', 'an-com', '--on', '1/9/2026'], 2],
    [['step', 'KH1', 'hop-dong-2', '--on', '1/9/2026'], 2],
    [['step', 'KH1', 'hop-dong'], 2],
    [['step', 'KH1', 'hop-dong', '--on', '17/9/2026'], 2],
    [['tick', 'KH1'], 3],
  ])('task %o is refused', async (words, code) => {
    expect((await (await science()).kpi('task', ...words)).code).toBe(code);
  });
});
