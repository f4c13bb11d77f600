/** How the figures were computed, in sentences for those who read the report. */
import type { IndicatorAt } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import { comparedIn } from './comparison-words.ts';
import { hasTooManyUnits } from './units-sheet.ts';
import { dueWords, periodWords, quarterWords, SHEETS, shortDay, VERDICT_WORDS as VERDICT } from './words.ts';

export interface Topic {
  readonly title: string;
  readonly sentences: readonly string[];
}

export function topicsOf(report: Report): Topic[] {
  return [
    window(report),
    results(report),
    gaps(),
    attainments(),
    verdicts(report),
    ...comparisons(report),
    changes(),
  ];
}

function window({ status }: Report): Topic {
  const { period, window: days, plan } = status;
  const dates = `Số liệu ${periodWords(period)} tính từ ngày ${shortDay(days.from)} đến ngày ${shortDay(days.to)}`;
  const basis =
    plan.reporting.quarterWindow === '15-14'
      ? 'theo thời gian chốt số liệu tại Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 (quý tính từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của tháng cuối quý), không trùng quý dương lịch'
      : 'theo quý dương lịch';
  return {
    title: 'Kỳ số liệu và hạn báo cáo',
    sentences: [
      `${dates}, ${basis}.`,
      `Hạn các đơn vị gửi báo cáo ${quarterWords(period.last)}: ${dueWords(days.due)}. Đơn vị báo cáo đúng hạn khi số liệu cuối cùng còn thiếu được nhận chậm nhất vào ngày đó.`,
    ],
  };
}

function results(report: Report): Topic {
  const { status } = report;
  return {
    title: 'Kết quả',
    sentences: [
      'Số liệu được lưu và cộng chính xác đến từng chữ số thập phân đã báo cáo; không cộng số đã làm tròn.',
      'Chỉ tiêu tỷ lệ: kết quả chung bằng tổng tử số chia cho tổng mẫu số của các đơn vị, không lấy trung bình cộng các tỷ lệ. Ví dụ 1/2 và 99/100 cho 100/102 = 98,04%, không phải 74,5%.',
      'Tỷ lệ do cấp trên công bố hoặc do từng đơn vị báo cáo sẵn không cộng được giữa các đơn vị; khi có nhiều đơn vị thì ô kết quả chung để trống.',
      `«Kết quả trong kỳ» là phần của riêng ${periodWords(status.period)}; «Lũy kế» là kết quả đến ngày chốt số liệu và là số so với mục tiêu. Cách cộng qua các quý của từng chỉ tiêu ghi ở bảng dưới: số tại ngày chốt (hai cột như nhau), cộng các quý từ đầu năm, hoặc số lũy kế do đơn vị báo cáo (kết quả trong kỳ là phần tăng thêm so với quý trước).`,
      'Số hiển thị được làm tròn một lần, từ 5 trở lên thì tăng, và không bao giờ làm tròn qua mục tiêu hoặc qua 100%: 69,996 so với mục tiêu 70 ghi là 69,996, không ghi 70.',
      `Công thức trong sheet «${SHEETS.annex}» lấy số từ sheet «${SHEETS.details}». Dấu thập phân hiển thị theo thiết lập của máy mở tệp.`,
      ...(hasTooManyUnits(report)
        ? [
            `Không lập sheet «${SHEETS.units}» vì có quá nhiều đơn vị; lọc cột «Đơn vị» của sheet «${SHEETS.details}» để xem từng đơn vị.`,
          ]
        : []),
    ],
  };
}

const gaps = (): Topic => ({
  title: 'Chưa báo cáo, số 0 và không phát sinh',
  sentences: [
    'Ô trống nghĩa là chưa có số liệu; không được coi là 0. Số 0 là số liệu đã báo cáo và được tính.',
    '«Không phát sinh»: không có đối tượng để tính (mẫu số bằng 0 hoặc đơn vị báo cáo không phát sinh); không làm thay đổi kết quả chung và không bị coi là chưa đạt.',
    '«Số đơn vị đã báo cáo» ghi số đơn vị đã báo cáo trên số đơn vị phải báo cáo của quý; khi chưa đủ thì kết quả là tạm tính.',
    'Số liệu của quý trước chỉ được nêu ở cột Ghi chú kèm tên quý, không thay cho số liệu của quý này.',
  ],
});

const attainments = (): Topic => ({
  title: 'Tỷ lệ hoàn thành so với mục tiêu',
  sentences: [
    'Mục tiêu «≥» (càng cao càng tốt): kết quả lũy kế chia cho mục tiêu, nhân 100. Mục tiêu «≤» (càng thấp càng tốt): mục tiêu chia cho kết quả lũy kế, nhân 100. Tỷ lệ không giới hạn ở 100%.',
    'Không ghi tỷ lệ khi mục tiêu bằng 0, khi kết quả của chỉ tiêu «≤» bằng 0, hoặc khi phép chia không có ý nghĩa; khi đó chỉ so sánh trực tiếp kết quả với mục tiêu. Chỉ tiêu là công việc không có tỷ lệ.',
    'Tỷ lệ hoàn thành khác với kết quả tính bằng phần trăm: kết quả 64% so với mục tiêu 80% là hoàn thành 80% mục tiêu.',
  ],
});

function verdicts({ status }: Report): Topic {
  return {
    title: 'Đánh giá (so sánh số chính xác, không so sánh số đã làm tròn)',
    sentences: [
      `«${VERDICT.exceeded}»: tốt hơn mục tiêu. «${VERDICT.met}»: đúng bằng mục tiêu, hoặc công việc đã hoàn thành.`,
      `«${VERDICT.in_progress}»: chưa bằng mục tiêu và kỳ cuối của mục tiêu chưa kết thúc. «${VERDICT.not_met}»: chưa bằng mục tiêu khi kỳ cuối đã kết thúc.`,
      `«${VERDICT.no_data}»: chưa đơn vị nào báo cáo. «${VERDICT.not_assessed}»: số liệu do cấp trên công bố và chưa có, hoặc không tính được số chung. «${VERDICT.no_cases}»: không có đối tượng để tính. «${VERDICT.no_target}»: kế hoạch năm ${status.period.year} không giao mục tiêu bằng số cho chỉ tiêu này.`,
    ],
  };
}

/** Only where there are columns of them. */
function comparisons(report: Report): Topic[] {
  const against = comparedIn(report);
  if (against.length === 0) return [];
  return [
    {
      title: 'So sánh với kỳ trước, cùng kỳ năm trước',
      sentences: [
        ...(against.includes('previous')
          ? [
              '«Kỳ trước» là kết quả riêng của quý liền trước (quý I: của quý IV năm trước), so với «Kết quả trong kỳ».',
            ]
          : []),
        ...(against.includes('sameLastYear')
          ? [
              '«Lũy kế cùng kỳ năm trước» là kết quả đến cùng ngày chốt số liệu của năm trước, so với «Lũy kế».',
            ]
          : []),
        'Kết quả tính bằng phần trăm: mức tăng, giảm ghi bằng điểm %; các kết quả khác ghi bằng đơn vị tính, trong ngoặc là tỷ lệ so với số cũ. Mức tăng, giảm tính từ số chính xác rồi mới làm tròn, nên có thể lệch một đơn vị ở chữ số cuối so với hiệu của hai số đã làm tròn.',
        'Số của kỳ trước, năm trước tính theo đơn vị, mục tiêu và cách tính của kỳ đó; kỳ không có số liệu để trống. Không so sánh khi còn thiếu số liệu của một quý được cộng vào, hoặc khi kết quả là số cộng mà còn thiếu một đơn vị; tỷ lệ còn thiếu đơn vị vẫn so sánh và ghi «tạm tính».',
      ],
    },
  ];
}

const changes = (): Topic => ({
  title: 'Thay đổi trong năm',
  sentences: [
    'Tên, đơn vị và mục tiêu ghi theo thời điểm cuối kỳ báo cáo. Mục tiêu điều chỉnh từ quý nào thì áp dụng từ quý đó, không làm thay đổi kết quả đánh giá các quý trước.',
    'Đơn vị sáp nhập, giải thể: số phát sinh đã báo cáo vẫn nằm trong lũy kế của năm; số tại ngày chốt không tính vào tổng.',
    'Số liệu đã điều chỉnh được ghi rõ ngày điều chỉnh và số cũ.',
  ],
});

/** What an indicator counts: its numerator or the thing itself. */
export function numeratorWords({ kind, numerator, measure, publishedBy }: IndicatorAt): string {
  if (numerator !== null) return numerator;
  switch (kind) {
    case 'ratio':
      return '';
    case 'percent':
      return publishedBy === null ? 'Tỷ lệ do đơn vị báo cáo' : `Tỷ lệ do ${publishedBy} công bố`;
    case 'amount':
      return `Số ${measure}`;
    case 'milestone':
      return 'Tình trạng thực hiện công việc và văn bản kết quả';
  }
}

const QUARTERS = {
  latest: 'số tại ngày chốt',
  sum: 'cộng các quý từ đầu năm',
  cumulative: 'lũy kế từ đầu năm do đơn vị báo cáo',
} as const;

/** How an indicator adds up over units and quarters. */
export function additionWords({ kind, overUnits, overQuarters }: IndicatorAt): string {
  if (kind === 'milestone') return 'Không cộng; lấy tình trạng tại ngày chốt';
  const units =
    kind === 'percent' || overUnits === 'single'
      ? 'Một đơn vị báo cáo'
      : kind === 'ratio'
        ? 'Tổng tử số chia tổng mẫu số của các đơn vị'
        : 'Cộng các đơn vị';
  return `${units}; ${QUARTERS[overQuarters]}`;
}
