/** Hostile words are words, the same report is the same bytes, and the file says who made it (DESIGN 4). */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { Book } from '../../../src/domain/observation.ts';
import type { Quarter } from '../../../src/domain/period.ts';
import { planFromFile, type PlanFile } from '../../../src/domain/plan-file.ts';
import { disciplineOf } from '../../../src/domain/discipline.ts';
import { remindersOf } from '../../../src/domain/reminder.ts';
import { viewOf } from '../../../src/domain/status.ts';
import { renderReminder } from '../../../src/render/docx/reminder.ts';
import { renderReportDocx } from '../../../src/render/docx/report.ts';
import { ReadDocx } from '../../support/docx-read.ts';
import { demoReport, planBaseFile, reportOf } from '../../support/report-world.ts';

const GENERATOR = { generator: 'kpi-xa' };
const NASTY = '<w:t>&amp; "Thôn\u0000\u0007\u001b\ufffe\ud800" ]]> {{x}}\nhai\tba';
/** The same as a document shows it. */
const TAMED = '<w:t>&amp; "Thôn" ]]> {{x}} hai ba';

function hostilePlan(): PlanFile {
  const file = planBaseFile();
  return {
    ...file,
    title: `Kế hoạch ${NASTY}`,
    issuer: { parentAgency: NASTY, agency: NASTY, place: NASTY, symbol: `BC-${NASTY}` },
    recipients: [NASTY],
    signature: { onBehalf: NASTY, position: NASTY, role: NASTY, office: NASTY, name: NASTY },
    sections: [{ code: 'A', label: NASTY, title: NASTY, parent: null }],
    units: file.units.map((unit) => ({ ...unit, name: NASTY, shortName: NASTY })),
    indicators: file.indicators.map((indicator) => ({
      ...indicator,
      section: 'A',
      name: `${NASTY} ${indicator.code}`,
    })),
  };
}

test('names that look like XML, with characters that no XML may hold, are told as words', async () => {
  const entered = {
    unit: 'T01',
    quarter: '2025Q1' as Quarter,
    revision: 1,
    file: null,
    by: 'lan',
    at: '2025-04-02T02:00:00Z',
  };
  const report = reportOf({
    file: hostilePlan(),
    period: '2025Q1',
    figures: [{ indicator: 'CT04', unit: 'T01', quarter: '2025Q1', figure: '1/2', note: NASTY }],
    words: {
      submissions: [],
      remarks: [{ ...entered, kind: 'difficulty', text: NASTY }],
      taskReports: [],
      blankReasons: [],
    },
  });
  const docx = new ReadDocx(await renderReportDocx(report, GENERATOR));
  expect(docx.lines).toContain(TAMED);
  expect(docx.text).toContain(`- ${TAMED} CT04 đạt 50%`);
  expect(docx.chapter('II. ')).toEqual([`- ${TAMED}: ${TAMED.replace(' hai ba', '')}`, 'hai ba']);
  for (const [name, text] of docx.parts)
    expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(text), name).toBe(false);
});

test('a reminder too', async () => {
  const plan = planFromFile(hostilePlan());
  const quarter = '2025Q1' as Quarter;
  const view = viewOf(plan, new Book([]), '2025-04-20' as Day);
  const all = disciplineOf(view, quarter, [], []);
  const [letter] = remindersOf(view, quarter, all, { within: null, together: true });
  if (letter === undefined) throw new Error('nobody owes anything');
  const docx = new ReadDocx(await renderReminder(letter, GENERATOR));
  expect(docx.lines).toContain(`- ${TAMED};`);
  expect(docx.text).toContain(`1. ${TAMED}: còn thiếu`);
});

test('the same report gives the same bytes, whatever the hour and the zone', async () => {
  const first = await renderReportDocx(demoReport(), GENERATOR);
  // A zip counts in steps of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Tokyo';
  try {
    expect(Buffer.from(await renderReportDocx(demoReport(), GENERATOR)).equals(first)).toBe(true);
  } finally {
    process.env['TZ'] = zone;
  }
});

test('the document tells its title, plan, maker and the day of its data', async () => {
  const report = demoReport();
  const bytes = await renderReportDocx(report, GENERATOR);
  const core = new ReadDocx(bytes).part('docProps/core.xml');
  for (const words of [
    '<dc:title>Kết quả thực hiện các chỉ tiêu, nhiệm vụ quý III năm 2026</dc:title>',
    '<dc:creator>kpi-xa</dc:creator>',
    '<cp:lastModifiedBy>kpi-xa</cp:lastModifiedBy>',
    'lien-minh-2026',
    `${report.dataOn}T00:00:00Z</dcterms:created>`,
    `${report.dataOn}T00:00:00Z</dcterms:modified>`,
  ])
    expect(core).toContain(words);
  expect(Object.keys(unzipSync(bytes))).toContain('word/document.xml');
});
