/** Forms of the province that are filled, in Vietnamese. */
import type { IndicatorField, PeriodField, PlanField } from '../../domain/template-fields.ts';
import type { TemplateFault, TemplateProblems } from '../../domain/template-problem.ts';
import { visible } from '../format.ts';
import { list, type Said } from '../shared.ts';
import { closingProblems } from './closing.ts';
import { compareProblems } from './compare.ts';
import { fileProblems } from './file-problems.ts';

const braced = (text: string): string => `{{${visible(text)}}}`;

export function faultWords({ text, fault, nearest }: TemplateFault): string {
  const near = nearest.map(braced).join(', ');
  switch (fault) {
    case 'unknown':
      return `${braced(text)}: không có trường này${near === '' ? '' : `; gần nhất: ${near}`}`;
    case 'doubtful':
      return `${braced(text)}: chưa rõ là trường nào; có thể là: ${near}`;
    case 'braces':
      return `“${visible(text)}”: dấu {{ }} không đủ cặp`;
  }
}

const MOST_FAULTS = 20;

const templateProblems: { readonly [K in keyof TemplateProblems]: (facts: TemplateProblems[K]) => Said } = {
  template_unfit: ({ file, why }) => ({
    what: `${visible(file)} ${
      {
        not_xlsx: 'không phải là bảng tính .xlsx',
        asks_nothing: 'không có chỗ điền {{…}} nào trong các ô',
        zip: 'được đóng gói theo kiểu không thể điền tại chỗ',
      }[why]
    }.`,
    next:
      why === 'zip'
        ? 'Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi chạy lại.'
        : 'Mở biểu mẫu bằng Excel, ghi vào ô cần điền, ví dụ {{phu-song-5g.ket-qua}}; xem: kpi template fields',
  }),
  template_faulty: ({ file, faults }) => ({
    what: `Biểu mẫu ${visible(file)} có ${faults.length} chỗ chưa điền được:${list([
      ...faults.slice(0, MOST_FAULTS).map((fault) => `${visible(fault.cell)}: ${faultWords(fault)}`),
      ...(faults.length > MOST_FAULTS ? ['…'] : []),
    ])}`,
    next: 'Sửa các ô đó trong biểu mẫu rồi chạy lại; chưa có gì được ghi. Các trường: kpi template fields',
  }),
};

export const problemsFromOutside = {
  ...fileProblems,
  ...templateProblems,
  ...closingProblems,
  ...compareProblems,
};

const indicatorFields: Record<IndicatorField, string> = {
  target: 'mục tiêu',
  result: 'kết quả so với mục tiêu (lũy kế với số phát sinh)',
  inPeriod: 'kết quả của riêng kỳ',
  attainment: 'tỷ lệ hoàn thành so với mục tiêu (%)',
  verdict: 'đánh giá',
  numerator: 'tử số',
  denominator: 'mẫu số',
  measure: 'đơn vị tính',
  name: 'tên chỉ tiêu',
  lead: 'cơ quan chủ trì',
  note: 'ghi chú',
};

const periodFields: Record<PeriodField, string> = {
  name: 'tên kỳ báo cáo',
  from: 'số liệu từ ngày',
  to: 'số liệu đến ngày',
  due: 'hạn gửi báo cáo',
};

const planFields: Record<PlanField, string> = {
  name: 'tên kế hoạch',
  number: 'số, ký hiệu của kế hoạch',
  agency: 'cơ quan ban hành',
};

export const template = {
  indicatorFields,
  periodFields,
  planFields,
  today: 'ngày hôm nay',
  unitName: 'tên đơn vị',
  fieldHead: { placeholder: 'Ghi vào ô', english: 'Tiếng Anh', means: 'Được điền' },
  indicatorsTitle: 'Trường của một chỉ tiêu (thay mã chỉ tiêu trong danh sách dưới đây)',
  indicatorHead: { code: 'Mã chỉ tiêu', name: 'Tên', units: 'Đơn vị báo cáo' },
  unitHead: { code: 'Mã đơn vị', name: 'Tên' },
  ofUnit: (example: string) => `Số của riêng một đơn vị: ${example}`,
  inText: 'Ô chỉ có chỗ điền nhận số; ô có thêm chữ nhận số bằng chữ, “—” khi chưa có.',
  checkHead: { cell: 'Ô', means: 'Chỗ điền → được điền' },
  fault: faultWords,
  fine: (asked: number) => `Điền được cả ${asked} chỗ.`,
  faulty: (asked: number, faults: number) => `${faults} trong ${asked} chỗ chưa điền được.`,
  filled: (path: string, cells: number) => `Đã điền ${cells} ô: ${path}`,
  filledSame: (path: string) => `Biểu đã điền không thay đổi: ${path}`,
  elsewhere: (sheets: string) =>
    `Công thức ở trang không có chỗ điền được tính lại khi mở bằng Excel; với LibreOffice, bấm Ctrl+Shift+F9: ${sheets}`,
  blanks: (cells: number) => `${cells} ô để trống vì chưa có số liệu.`,
};

export type TemplateTexts = typeof template;
