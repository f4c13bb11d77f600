/** One small table in every encoding in which it may arrive, as bytes written out by hand: no table of ours made them. */
import type { ForeignFile } from '../../src/input/foreign-file.ts';
import { readCsv } from '../../src/input/csv/read-csv.ts';
import { KpiError, type Problem } from '../../src/domain/problem.ts';

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

export const TABLE = [
  'Tên đơn vị;Mã chỉ tiêu;Năm;Quý;Giá trị;Ghi chú',
  'Thôn Đông Hòa;CT01;2025;1;85,5;Hệ thống mới',
  'Tổ dân phố Thủy Lợi;CT02;2025;1;90;Ước thực hiện cả năm',
  '',
].join('\r\n');

export const TCVN3_TABLE = [
  'Tªn ®¬n vÞ;M· chØ tiªu;N¨m;Quý;Gi¸ trÞ;Ghi chó',
  'Th«n §«ng Hßa;CT01;2025;1;85,5;HÖ thèng míi',
  'Tæ d©n phè Thñy Lîi;CT02;2025;1;90;¦íc thùc hiÖn c¶ n¨m',
  '',
].join('\r\n');

export const VNI_TABLE = [
  'Teân ñôn vò;Maõ chæ tieâu;Naêm;Quyù;Giaù trò;Ghi chuù',
  'Thoân Ñoâng Hoøa;CT01;2025;1;85,5;Heä thoáng môùi',
  'Toå daân phoá Thuûy Lôïi;CT02;2025;1;90;Öôùc thöïc hieän caû naêm',
  '',
].join('\r\n');

/** Windows-1258: letters of their own for the hats and horns, tones behind the letter. */
export const WINDOWS_1258_TABLE = latin1(
  [
    'T\xean \xf0\xf5n vi\xf2;Ma\xde chi\xd2 ti\xeau;N\xe3m;Quy\xec;Gi\xe1 tri\xf2;Ghi ch\xfa',
    'Th\xf4n \xd0\xf4ng Ho\xcca;CT01;2025;1;85,5;H\xea\xf2 th\xf4\xecng m\xf5\xeci',
    'T\xf4\xd2 d\xe2n ph\xf4\xec Thu\xd2y L\xf5\xf2i;CT02;2025;1;90;\xdd\xf5\xecc th\xfd\xf2c hi\xea\xf2n ca\xd2 n\xe3m',
    '',
  ].join('\r\n'),
);

export const read = (content: string | Uint8Array): Promise<ForeignFile> =>
  readCsv(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, 'bang.csv');

/** The rows as `number: column=cell|column=cell`. */
export async function linesOf(content: string | Uint8Array): Promise<string[]> {
  const { sheets } = await read(content);
  return (sheets[0]?.rows ?? []).map(
    ({ number, cells }) => `${number}: ${cells.map(({ column, text }) => `${column}=${text}`).join('|')}`,
  );
}

export async function problemOf(content: string | Uint8Array): Promise<Problem> {
  try {
    await read(content);
  } catch (fault) {
    if (fault instanceof KpiError) return fault.problem;
    throw fault;
  }
  throw new Error('was read');
}
