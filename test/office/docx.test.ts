/** The written report and the reminder in LibreOffice, as pages. Needs LibreOffice Writer and poppler's tools. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderReportDocx } from '../../src/render/docx/report.ts';
import { demoReport } from '../support/report-world.ts';
import { officeOf2026 } from '../support/run-cli.ts';
import { Office, type Pdf } from '../support/xlsx-office.ts';

const office = new Office();
afterAll(() => office.close());

const UPRIGHT = /^595\.\d* x 841\.\d*$/u;
const ACROSS = /^841\.\d* x 595\.\d*$/u;

describe('the report of the demo', () => {
  let pdf: Pdf;
  let pages: string[];
  let annex: number;
  beforeAll(async () => {
    pdf = office.pdf(await renderReportDocx(demoReport(), { generator: 'kpi-xa' }), 'docx');
    pages = pdf.pages();
    annex = pages.findIndex((page) => page.startsWith('Phụ lục'));
  }, 180_000);

  test('stands on A4, upright, and the annex across', () => {
    const sizes = pdf.sizes();
    expect(sizes).toHaveLength(pages.length);
    expect(annex).toBeGreaterThan(2);
    for (const [index, size] of sizes.entries()) expect(size).toMatch(index < annex ? UPRIGHT : ACROSS);
  });

  test('has numbers on all pages but the first, and the annex numbers of its own', () => {
    const [first = '', ...others] = pages.slice(0, annex);
    expect(first).toMatch(/^UBND XÃ LIÊN MINH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/u);
    others.forEach((page, index) => expect(page).toMatch(new RegExp(`^${index + 2} `, 'u')));
    const [, ...further] = pages.slice(annex);
    expect(further.length).toBeGreaterThan(1);
    // What heads the table stands on every page of it.
    further.forEach((page, index) =>
      expect(page).toMatch(new RegExp(`^${index + 2} .*Chỉ tiêu.*Ghi chú`, 'u')),
    );
  });

  test('is set in Times New Roman, or in what this machine has of the same widths', () => {
    // Letters that the font of this machine lacks are borrowed from another one.
    const own = pdf.fonts().filter((font) => /TimesNewRoman|LiberationSerif|Tinos/u.test(font));
    expect(own.map((font) => /Bold|Italic/u.exec(font)?.[0] ?? 'upright')).toEqual(
      expect.arrayContaining(['upright', 'Bold', 'Italic']),
    );
  });

  test('no heading ends a page, and the signature does not stand alone', () => {
    for (const page of pages.slice(0, annex)) expect(page).not.toMatch(/(?:[IV]+|\d)\. [^.:]{5,60}$/u);
    expect(pages[annex - 1]).toMatch(/Trên đây là báo cáo .*Nơi nhận:.*TM\. BAN CHỈ ĐẠO.*Phạm Trí Dũng$/u);
    expect(pages.at(-1)).toMatch(/\.\/\.$/u);
  });
});

test('a reminder of one indicator is one page', async () => {
  const clerk = await officeOf2026({ now: '2026-09-22T09:00:00+07:00' });
  for (const indicator of ['thiet-bi', 'chu-ky-so'])
    await clerk.done('record', indicator, 'tyt', '3/4', '--period', '3');
  await clerk.done('missing', '--letter', '--unit', 'tyt');
  const pdf = office.pdf(readFileSync(clerk.path('don-doc-TYT-2026Q3.docx')), 'docx');
  const [only = ''] = pdf.pages();
  expect(pdf.sizes()).toHaveLength(1);
  expect(pdf.sizes()[0]).toMatch(UPRIGHT);
  for (const words of [
    'Số: …/BCĐ-…',
    'V/v đôn đốc gửi báo cáo',
    'Kính gửi: Trạm Y tế xã',
    'quá hạn 03 ngày',
    'Phạm Trí Dũng',
  ])
    expect(only).toContain(words);
}, 180_000);
