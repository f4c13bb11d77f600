/** What is wrong with a place on the disk, in Vietnamese: files, folders, and the data file itself. */
import type { Problems } from '../../domain/problem.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';

type PlaceProblem =
  | 'out_is_a_file'
  | 'name_too_long'
  | 'file_differs'
  | 'data_file_exists'
  | 'data_file_foreign'
  | 'data_file_newer'
  | 'data_file_missing'
  | 'input_missing'
  | 'folder_missing'
  | 'data_busy'
  | 'output_locked'
  | 'not_writable'
  | 'not_readable'
  | 'disk_full'
  | 'disk_fault'
  | 'data_damaged';

export const placeProblems: { readonly [K in PlaceProblem]: (facts: Problems[K]) => Said } = {
  out_is_a_file: ({ path }) => ({
    what: `${visible(path)} là một tệp, không phải thư mục.`,
    next: 'Chọn một thư mục cho --out.',
  }),
  name_too_long: ({ path }) => ({
    what: `Tên ${visible(path)} quá dài, máy này không nhận.`,
    next: 'Đặt tên ngắn hơn rồi chạy lại.',
  }),
  file_differs: ({ path }) => ({
    what: `Tệp ${visible(path)} đã có với nội dung khác, nên không ghi đè.`,
    next: 'Ghi ra tên khác (--out, --errors), hoặc thêm --force để thay thế.',
  }),
  data_file_exists: ({ path }) => ({
    what: `Tệp dữ liệu ${visible(path)} đã có.`,
    next: 'Dùng tệp đó, hoặc chọn tệp khác bằng --db.',
  }),
  data_file_foreign: ({ path }) => ({
    what: `${visible(path)} không phải là tệp dữ liệu của kpi.`,
    next: 'Tệp được giữ nguyên. Kiểm tra --db hoặc KPI_DB. Nếu đây đúng là tệp dữ liệu của mình thì tệp đã hỏng: kpi check, rồi kpi restore BẢN-SAO-LƯU. Tạo tệp mới: kpi init --db TỆP',
  }),
  data_file_newer: ({ path, version, known }) => ({
    what: `${visible(path)} do một bản kpi mới hơn tạo ra (lược đồ ${version}, bản này biết đến ${known}).`,
    next: 'Cập nhật kpi trên máy này. Tệp được giữ nguyên.',
  }),
  data_file_missing: ({ path }) => ({
    what: `Không tìm thấy tệp dữ liệu ${visible(path)}.`,
    next: 'Lần đầu dùng thì tạo tệp mới: kpi init. Tệp ở chỗ khác thì chỉ ra bằng --db TỆP hay biến KPI_DB. Tệp bị mất thì khôi phục: kpi restore BẢN-SAO-LƯU',
  }),
  input_missing: ({ path }) => ({
    what: `Không tìm thấy tệp ${visible(path)}.`,
    next: 'Kiểm tra lại tên và thư mục.',
  }),
  folder_missing: ({ path }) => ({
    what: `Không có thư mục ${visible(path)}.`,
    next: 'Tạo thư mục trước, hoặc chọn thư mục khác.',
  }),
  data_busy: ({ path }) => ({
    what: `Tệp dữ liệu ${visible(path)} đang được một lệnh khác ghi.`,
    next: 'Chưa có gì được ghi. Đợi giây lát rồi chạy lại.',
  }),
  output_locked: ({ path }) => ({
    what: `Không thay được tệp ${visible(path)}: tệp đang mở trong chương trình khác (Excel?).`,
    next: 'Đóng tệp rồi chạy lại, hoặc dùng --out để ghi sang tệp khác. Tệp cũ còn nguyên.',
  }),
  not_writable: ({ path }) => ({
    what: `Không có quyền ghi vào ${visible(path)}.`,
    next: 'Kiểm tra quyền của tệp và thư mục, hoặc chọn nơi khác.',
  }),
  not_readable: ({ path }) => ({
    what: `Không mở được ${visible(path)}.`,
    next: 'Kiểm tra quyền đọc, và xem đó có phải là tệp không.',
  }),
  disk_full: ({ path }) => ({
    what: `Đĩa chứa ${visible(path)} đã hết chỗ.`,
    next: 'Giải phóng dung lượng rồi chạy lại. Số liệu đã ghi còn nguyên.',
  }),
  disk_fault: ({ path, detail }) => ({
    what: `Đĩa chứa ${visible(path)} không đọc hoặc ghi được: ${visible(detail)}.`,
    next: 'Kiểm tra đĩa, dung lượng còn trống và kết nối rồi chạy lại. Chưa có gì được ghi.',
  }),
  data_damaged: ({ path, detail }) => ({
    what: `Tệp dữ liệu ${visible(path)} bị hỏng: ${visible(detail)}.`,
    next: 'Đừng ghi thêm. Xem hỏng ở đâu: kpi check. Chọn một bản sao lưu còn tốt (kpi backup --list) rồi khôi phục: kpi restore BẢN-SAO-LƯU. Tệp hỏng được giữ lại dưới tên khác.',
  }),
};
