/** A period's report as a Word document in the form of decree 30/2020: a draft that the clerk goes on with. */
import { unitAt, type UnitAt } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import type { Status } from '../../domain/status.ts';
import { outlookOf } from '../../domain/written-report.ts';
import { issuerWords } from '../xlsx/annex-head.ts';
import { periodWords, shortDay } from '../xlsx/words.ts';
import { annexOf } from './annex.ts';
import { BLANK, body, centred } from './blocks.ts';
import { footOf, keptAt, UNIT_SIGNATURE, type Foot } from './foot.ts';
import { headOf, openDay, titleOf, yearOfDay } from './head.ts';
import { chaptersOf } from './narrative.ts';
import { writeDocx } from './write.ts';

export async function renderReportDocx(
  report: Report,
  { generator }: { readonly generator: string },
): Promise<Uint8Array> {
  const { status } = report;
  const { plan, period, window, unit } = status;
  // The sign of a unit's own documents is not in the plan.
  const symbol = unit === null ? (plan.issuer.symbol ?? `BC-${BLANK}`) : `BC-${BLANK}`;
  const about = `Kết quả thực hiện các chỉ tiêu, nhiệm vụ ${periodWords(period)}`;
  return writeDocx({
    title: `${about}${unit === null ? '' : ` của ${unit.name}`}`,
    subject: plan.title,
    keywords: [plan.code, period.text],
    generator,
    on: report.dataOn ?? window.to,
    sections: [
      {
        across: false,
        blocks: [
          headOf({ plan, unit, symbol, subject: null, year: yearOfDay(window.due) }),
          ...titleOf('BÁO CÁO', `${about} theo ${plan.title}`),
          centred(`Kính gửi: ${addressee(status)}`, { before: 12 }),
          body(opening(status), { before: 12 }),
          ...chaptersOf(report, outlookOf(report)),
          body(closing(status), { keepNext: true }),
          body('', { before: 0, keepNext: true }),
          footOf(footFor(status)),
        ],
      },
      annexOf(report, symbol),
    ],
  });
}

const standingOffice = ({ plan, window }: Status): UnitAt | undefined =>
  plan.units.map((each) => unitAt(each, window.to)).find(({ role }) => role === 'standing');

/** A unit reports to the standing office; to whom the commune reports, the plan does not say. */
function addressee(status: Status): string {
  const office = standingOffice(status);
  const known = status.unit !== null && office !== undefined && office.code !== status.unit.code;
  return known ? office.name : BLANK.repeat(12);
}

const writer = ({ plan, unit }: Status): string => unit?.name ?? issuerWords(plan);

function opening(status: Status): string {
  const { plan, period, window } = status;
  const { number, date } = plan.document;
  const day = date === null ? openDay(null) : `ngày ${shortDay(date)}`;
  return `Thực hiện ${plan.title} (số ${number ?? BLANK}, ${day}), ${writer(status)} báo cáo kết quả thực hiện các chỉ tiêu, nhiệm vụ ${periodWords(period)} (số liệu từ ngày ${shortDay(window.from)} đến ngày ${shortDay(window.to)}; số liệu chi tiết tại Phụ lục kèm theo) như sau:`;
}

const closing = (status: Status): string =>
  `Trên đây là báo cáo kết quả thực hiện các chỉ tiêu, nhiệm vụ ${periodWords(status.period)} của ${writer(status)}./.`;

function footFor({ plan, unit }: Status): Foot {
  return unit === null
    ? {
        recipients: ['Như trên', ...(plan.recipients.length > 0 ? plan.recipients : [keptAt(plan)])],
        signature: plan.signature,
      }
    : { recipients: ['Như trên', `Lưu: ${BLANK}`], signature: UNIT_SIGNATURE };
}
