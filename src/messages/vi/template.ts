/** Forms of the province that are filled, in Vietnamese. */
import type { IndicatorField, PeriodField, PlanField, TaskField } from '../../domain/template-fields.ts';
import type { RowsOf } from '../../domain/template-rows.ts';
import type { FormQuestion, TemplateFault, TemplateProblems } from '../../domain/template-problem.ts';
import { visible } from '../format.ts';
import { list, shortened, type Said } from '../shared.ts';
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
    case 'unclosed':
      return `${braced(text)}: các dòng lặp phải có {{#…}} ở dòng đầu và {{/…}} cùng tên ở dòng cuối, không lồng nhau`;
    case 'occupied':
      return text === '='
        ? 'dòng kẻ sẵn có công thức ở chỗ sẽ được điền'
        : `dòng kẻ sẵn đã có nội dung “${visible(text)}” ở chỗ sẽ được điền`;
    case 'formula':
      return 'công thức dùng chung với các ô khác, không ghi đè được';
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
        : 'Mở biểu mẫu bằng Excel, ghi vào ô cần điền, ví dụ {{phu-song-5g.ket-qua}}; xem: kpi template fields. Biểu không có chỗ điền: kpi template learn TỆP',
  }),
  template_faulty: ({ file, faults }) => ({
    what: `Biểu mẫu ${visible(file)} có ${faults.length} chỗ chưa điền được:${list([
      ...faults.slice(0, MOST_FAULTS).map((fault) => `${visible(fault.cell)}: ${faultWords(fault)}`),
      ...(faults.length > MOST_FAULTS ? ['…'] : []),
    ])}`,
    next: 'Sửa các ô đó trong biểu mẫu rồi chạy lại; chưa có gì được ghi. Các trường: kpi template fields',
  }),
  template_rows: ({ file, place, rows, drawn, needed }) => ({
    what: `${visible(file)}, ${visible(place)}: biểu kẻ sẵn ${drawn} dòng, cần ${needed} dòng cho ${needed} ${rowsOf[rows]}.`,
    next: `Mở biểu mẫu, chèn thêm ${needed - drawn} dòng trước dòng có {{/…}}, hoặc chỉ lấy một phần, ví dụ {{#chi-tieu c}}; chưa có gì được ghi.`,
  }),
  form_unclear: ({ file, questions }) => ({
    what: `Biểu mẫu ${visible(file)} có ${questions.length} chỗ chưa rõ, chưa lưu gì:${list(questions.map(questionWords))}`,
    next: 'Chạy lại và gõ thêm lựa chọn đúng của từng chỗ, hoặc chạy ở cửa sổ lệnh để được hỏi.',
  }),
  form_unknown: ({ file, tables }) => ({
    what: `Không nhận ra chỉ tiêu nào để điền trong ${visible(file)}${tables === 0 ? ' (không thấy bảng nào có dòng tiêu đề)' : ''}.`,
    next: 'Chỉ tay từng ô, ví dụ --map "Biểu 1!E7=phu-song-5g.ket-qua", hoặc ghi chỗ điền {{phu-song-5g.ket-qua}} vào biểu mẫu; xem: kpi template fields',
  }),
  form_unconfirmed: ({ name, what }) => ({
    what:
      what === 'learn'
        ? `Chưa lưu biểu mẫu “${visible(name)}”: cần có người xem và đồng ý.`
        : `Chưa bỏ biểu mẫu “${visible(name)}”: cần có người đồng ý.`,
    next: 'Nếu đúng thì chạy lại và thêm --yes.',
  }),
  map_unreadable: ({ text, why, nearest }) => ({
    what: `${
      {
        form: 'Không hiểu',
        sheet: 'Biểu mẫu không có trang tính được nêu trong',
        which_sheet: 'Biểu mẫu có nhiều trang tính, chưa rõ trang nào trong',
        field: 'Không có trường này trong',
        outside: 'Không nằm trong bảng nào nhận ra được của biểu mẫu (chỉ gán được từng ô):',
      }[why]
    } “${visible(text)}”.`,
    next: `Ghi dòng =chỉ tiêu, cột =trường, hoặc ô =chỗ điền: --map "Biểu 1!7=phu-song-5g", --map "Biểu 1!E=ket-qua", --map "Biểu 1!E7=ky.ten"; bỏ qua: --skip "Biểu 1!7"${
      nearest.length === 0 ? '' : `. Gần nhất: ${nearest.map(visible).join(', ')}`
    }`,
  }),
  template_missing: ({ text, names }) => ({
    what: `Không có tệp nào, cũng không có biểu mẫu đã học nào tên là “${visible(text)}”.`,
    next:
      names.length === 0
        ? 'Chưa học biểu mẫu nào; học một biểu: kpi template learn TỆP.xlsx'
        : `Các biểu mẫu đã học: ${names.map(visible).join('; ')}`,
  }),
};

/** What has to be decided, and each answer as it is typed. */
function questionWords({ places, asks, text, measures, answers }: FormQuestion): string {
  const where = places.map(visible).join(', ');
  const said = {
    indicator: `${where} “${shortened(text)}”: có thể là nhiều chỉ tiêu`,
    row: `${where}: nhiều dòng cùng có thể là ${shortened(text)}`,
    column: `${where}: nhiều cột cùng có thể là ${text}`,
    heading: `${where} “${shortened(text)}”: có thể là nhiều chỉ tiêu`,
    measure: `${where} “${shortened(text)}”: biểu tính bằng ${visible(measures?.[1] ?? '')}, số liệu tính bằng ${visible(measures?.[0] ?? '')}, không đổi được`,
  }[asks];
  return `${said}: ${answers.map(visible).join(' · ')}`;
}

export const problemsFromOutside = { ...fileProblems, ...templateProblems };

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
  previous: 'kết quả của kỳ liền trước',
  lastYear: 'kết quả cùng kỳ năm trước',
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

const taskFields: Record<TaskField, string> = {
  content: 'nội dung nhiệm vụ',
  unit: 'đơn vị thực hiện',
  with: 'đơn vị phối hợp',
  due: 'thời hạn',
  basis: 'căn cứ',
  state: 'tình trạng',
  result: 'kết quả thực hiện',
  code: 'mã nhiệm vụ',
};

const rowsOf: Record<RowsOf, string> = {
  indicators: 'chỉ tiêu',
  units: 'đơn vị',
  tasks: 'nhiệm vụ',
};

export const template = {
  indicatorFields,
  periodFields,
  planFields,
  today: 'ngày hôm nay',
  unitFields: { name: 'tên đơn vị', code: 'mã đơn vị' },
  taskFields,
  rowNumber: 'số thứ tự của dòng',
  rowsOf,
  each: (of: string, field: string) => `mỗi ${of} một dòng: ${field}`,
  rowsHelp:
    'Các dòng kẻ sẵn, mỗi dòng một chỉ tiêu, đơn vị hoặc nhiệm vụ: ghi {{#chi-tieu}} vào một ô của dòng đầu, {{/chi-tieu}} vào một ô của dòng cuối, và các trường sau vào dòng đầu ({{#chi-tieu c}}: chỉ mục c của kế hoạch; {{#don-vi ho-so-dien-tu}}: chỉ các đơn vị báo cáo chỉ tiêu đó; {{#nhiem-vu VP}}: chỉ nhiệm vụ của đơn vị đó):',
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
  filled: (path: string, cells: number) => `Đã điền ${cells} ô: ${visible(path)}`,
  filledSame: (path: string) => `Biểu đã điền không thay đổi: ${visible(path)}`,
  elsewhere: (sheets: string) =>
    `Công thức ở trang không có chỗ điền được tính lại khi mở bằng Excel; với LibreOffice, bấm Ctrl+Shift+F9: ${sheets}`,
  blanks: (cells: number) => `${cells} ô để trống vì chưa có số liệu.`,
  stray: (stray: readonly Stray[]) =>
    `Không điền được các chỗ điền nằm ngoài ô: ${stray
      .map(({ sheet, where, text }) => `${visible(text)} (${strayPlaces[where]}, trang ${visible(sheet)})`)
      .join('; ')}`,
  indicatorGone: (code: string, name: string) =>
    `Chỉ tiêu ${code} (${shortened(name)}) không còn áp dụng trong kỳ này: các ô của chỉ tiêu để trống. Biểu mẫu có thể cần học lại.`,
  indicatorRenamed: (code: string, before: string, now: string) =>
    `Chỉ tiêu ${code} đã đổi tên từ khi học biểu mẫu: “${shortened(before)}” → “${shortened(now)}”. Kiểm tra lại: kpi template show`,
  learn: {
    head: { row: 'Dòng', indicator: 'Chỉ tiêu', cells: 'Ô ← được điền', confidence: 'Chắc' },
    byHand: 'chỉ tay',
    sureness: (percent: number) => `${percent}%`,
    shifted: (power: number) => `nhân 10^${power}`,
    replaces: (places: string) => `Nội dung đang có ở các ô này sẽ được thay: ${places}`,
    unplaced: 'Các dòng không tìm được chỉ tiêu (để nguyên)',
    withoutRow: 'Các chỉ tiêu không có dòng nào trong biểu',
    formulas: (cells: string) => `Ô có công thức của cấp trên, để nguyên: ${cells}`,
    contents: (cells: string) => `Ô đã có sẵn nội dung, để nguyên: ${cells}`,
    notes: {
      quarter: (place: string, text: string) =>
        `${place} “${text}”: tiêu đề chỉ đúng cho quý được nêu; kỳ khác cần biểu khác`,
      quarters: (place: string, text: string) => `${place} “${text}”: mỗi quý một cột, chưa điền`,
      other: (place: string, text: string) => `${place} “${text}”: không điền`,
      unknown: (place: string, text: string) => `${place} “${text}”: không rõ là trường nào, không điền`,
    },
    percentDoubt: (places: string) =>
      `Ô định dạng % nhưng số liệu không phải là tỷ lệ phần trăm, xem lại: ${places}`,
    stray: 'Ô ngoài bảng',
    total: (cells: number, rows: number) => `${cells} ô trong ${rows} dòng.`,
    confirm: (name: string, cells: number) => `Lưu biểu mẫu “${visible(name)}” với ${cells} ô như trên?`,
    confirmOver: (name: string, cells: number) =>
      `Thay biểu mẫu “${visible(name)}” đã học bằng bản này, ${cells} ô như trên?`,
    saved: (name: string, cells: number) =>
      `Đã học biểu mẫu “${visible(name)}”: ${cells} ô. Dùng: kpi report --template "${visible(name)}"`,
    same: (name: string) => `Biểu mẫu “${visible(name)}” đã được học đúng như vậy; không có gì thay đổi.`,
    askIndicator: (place: string, text: string) => `${place} “${text}” là chỉ tiêu nào?`,
    askRow: (indicator: string) => `${indicator}: dòng nào?`,
    askColumn: (field: string) => `${field}: cột nào?`,
    askMeasure: (place: string, text: string, own: string, asked: string) =>
      `${place} “${text}” tính bằng ${asked}, số liệu tính bằng ${own}:`,
    neither: 'không dòng hoặc cột nào, không chỉ tiêu nào: để nguyên',
    asItIs: 'điền nguyên số liệu',
    leave: 'để trống',
  },
  kept: {
    head: { name: 'Tên', file: 'Tệp', cells: 'Số ô', by: 'Người học', at: 'Ngày' },
    none: 'Chưa học biểu mẫu nào. Học một biểu: kpi template learn TỆP.xlsx',
    title: (name: string, revision: number) => `Biểu mẫu “${visible(name)}”, bản ${revision}`,
    confirmForget: (name: string) => `Bỏ biểu mẫu “${visible(name)}”?`,
    forgotten: (name: string) =>
      `Đã bỏ biểu mẫu “${visible(name)}”. Học lại bất cứ lúc nào bằng kpi template learn.`,
  },
};

const strayPlaces: Record<Stray['where'], string> = {
  header: 'đầu trang, chân trang',
  drawing: 'hộp chữ, hình vẽ',
  chart: 'biểu đồ',
  comment: 'ghi chú của ô',
  name: 'tên trang tính',
};

interface Stray {
  readonly sheet: string;
  readonly where: 'header' | 'drawing' | 'chart' | 'comment' | 'name';
  readonly text: string;
}

export type TemplateTexts = typeof template;
