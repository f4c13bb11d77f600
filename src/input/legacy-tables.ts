/**
 * Font tables from before Unicode. TCVN3 (ABC, fonts named .Vn...) has one byte for each letter; VNI (fonts named VNI-...)
 * writes a letter and its marks as two. Stored as Latin-1 they look like `Th«n` and `Thoân`. TCVN3 has no capitals with
 * tones: the fonts for capitals show the small ones as such.
 */

/** The letters of TCVN3 from the byte A1 on; a blank where it has none. */
const TCVN3_FROM_A1 =
  'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ';

export const TCVN3: ReadonlyMap<string, string> = new Map(
  [...TCVN3_FROM_A1].flatMap((letter, index) =>
    letter === ' ' ? [] : [[String.fromCharCode(0xa1 + index), letter] as const],
  ),
);

const TONES: ReadonlyMap<string, string> = new Map([
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
]);
const CIRCUMFLEXES: ReadonlyMap<string, string> = new Map([
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
]);
const BREVES: ReadonlyMap<string, string> = new Map([
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]);

/** What the second sign of a VNI pair adds, by the (small) sign before it; `ô` and `ö` stand for the horned letters. */
export const VNI_MARKS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['a', new Map([...TONES, ...CIRCUMFLEXES, ...BREVES])],
  ['e', new Map([...TONES, ...CIRCUMFLEXES])],
  ['o', new Map([...TONES, ...CIRCUMFLEXES])],
  ['u', TONES],
  ['y', TONES],
  ['ô', TONES],
  ['ö', TONES],
]);

/** Small letters that VNI writes as one sign. */
export const VNI_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
]);

/** All rimes without their tones, those in `k` of names from the highlands included. */
export const RIMES: ReadonlySet<string> = new Set(
  (
    'a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âk âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu ' +
    'iêc iêm iên iêng iêp iêt iêu ek êk o oa oac oach oai oam oan oang oanh oao oap oat oay ' +
    'oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi ok om on ong oong ooc op ot ' +
    'ôk uk ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung ' +
    'uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyn uyp uyt uyu ' +
    'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych ynh yt'
  ).split(' '),
);

/** Longest first where one begins another. */
export const ONSETS: readonly string[] =
  'ngh ng nh n gh gi gr g kh kr kl k ch chr c th tr t ph pl pr p qu br bl b đr đ dr d hr h l m r s v x'.split(
    ' ',
  );
